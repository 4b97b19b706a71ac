/**
 * Rules as one graph of ands and complements in which equal parts are one node, and the graph as a straight program of and,
 * or and and-not over bit vectors: data, an array of numbers, four an instruction.
 */
import type { Condition, Leaf, PreparedEdition } from '../model/index.ts';
import type { Vector } from './bits.ts';
import { type Kernels, vectorFor } from './kernels.ts';
import { type Algebra, leafOver, type Predicate } from './predicates.ts';
import type { Space } from './space.ts';

/** A node of the graph; the lowest bit says that its complement is meant. */
export type Ref = number;

const nodeOf = (ref: Ref): number => ref >>> 1;
const spread = 2 ** 26;

/** An and-graph with complemented edges: a and b, a or b, and their complements are one node. */
export class Graph implements Algebra<Ref> {
  readonly none: Ref = 0;
  readonly all: Ref = 1;
  /** Operands of each node; of a predicate its number, and -1. Node 0 is what never holds. */
  readonly left: number[] = [-1];
  readonly right: number[] = [-1];
  readonly predicates: Predicate[] = [];
  private readonly inputs = new Map<string, Ref>();
  private readonly nodes = new Map<number, Ref>();

  predicate(predicate: Predicate): Ref {
    const before = this.inputs.get(predicate.key);
    if (before !== undefined) return before;
    const made = this.add(this.predicates.length, -1);
    this.predicates.push(predicate);
    this.inputs.set(predicate.key, made);
    return made;
  }

  and(a: Ref, b: Ref): Ref {
    const [x, y] = a < b ? [a, b] : [b, a];
    if (x === this.none || x === (y ^ 1)) return this.none;
    if (x === this.all || x === y) return y;
    const key = x * spread + y;
    const before = this.nodes.get(key);
    if (before !== undefined) return before;
    const made = this.add(x, y);
    this.nodes.set(key, made);
    return made;
  }

  or(a: Ref, b: Ref): Ref {
    return this.not(this.and(this.not(a), this.not(b)));
  }

  not(a: Ref): Ref {
    return a ^ 1;
  }

  /** Where one of the two holds and not the other. */
  differ(a: Ref, b: Ref): Ref {
    return this.or(this.and(a, this.not(b)), this.and(this.not(a), b));
  }

  every(refs: readonly Ref[]): Ref {
    return refs.reduce((all, ref) => this.and(all, ref), this.all);
  }

  some(refs: readonly Ref[]): Ref {
    return refs.reduce((any, ref) => this.or(any, ref), this.none);
  }

  /** A condition of an edition; none means always. `leaf` may answer for leaves that are no facts of the rows. */
  condition(
    edition: PreparedEdition,
    condition: Condition | null,
    leaf: (leaf: Leaf) => Ref = (each) => leafOver(this, edition, each),
  ): Ref {
    if (condition === null) return this.all;
    const walk = (part: Condition): Ref => {
      if ('all' in part) return this.every(part.all.map(walk));
      if ('any' in part) return this.some(part.any.map(walk));
      if ('not' in part) return this.not(walk(part.not));
      if (!('condition' in part)) return leaf(part);
      const target = edition.named[part.condition];
      return target ? walk(target) : this.none;
    };
    return walk(condition);
  }

  private add(left: number, right: number): Ref {
    this.left.push(left);
    this.right.push(right);
    return (this.left.length - 1) << 1;
  }
}

/** The operations of an instruction. */
export const AND = 0;
export const OR = 1;
export const ANDNOT = 2;

/** Registers 0 and 1 are none and all, then come the predicates, then what the instructions make. */
export interface Program {
  /** Operation, target, first and second operand of each instruction. */
  readonly code: Int32Array;
  readonly predicates: readonly Predicate[];
  readonly registers: number;
  /** The register of each root, in the order in which they were given. */
  readonly outputs: Int32Array;
  /** By register: 1 where it is that of a root. */
  readonly kept: Uint8Array;
}

function reachable(graph: Graph, roots: readonly Ref[]): number[] {
  const seen = new Set<number>();
  const stack = roots.map(nodeOf);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (graph.right[node] !== -1)
      stack.push(nodeOf(graph.left[node] as number), nodeOf(graph.right[node] as number));
  }
  return [...seen].sort((a, b) => a - b);
}

/** The straight program that works out the roots, and nothing else. */
export function emit(graph: Graph, roots: readonly Ref[]): Program {
  const nodes = reachable(graph, roots);
  const inputs = nodes.filter((node) => node !== 0 && graph.right[node] === -1);
  const register = new Map<number, number>([[0, 0]]);
  inputs.forEach((node, i) => register.set(node, i + 2));
  const inverted = new Set<number>();
  const code: number[] = [];
  let next = inputs.length + 2;
  const push = (operation: number, a: number, b: number): number => {
    code.push(operation, next, a, b);
    return next++;
  };
  const read = (ref: Ref): [number, boolean] => [
    register.get(nodeOf(ref)) as number,
    ((ref & 1) === 1) !== inverted.has(nodeOf(ref)),
  ];
  for (const node of nodes) {
    if (node === 0 || graph.right[node] === -1) continue;
    const [a, notA] = read(graph.left[node] as number);
    const [b, notB] = read(graph.right[node] as number);
    if (notA && notB) inverted.add(node);
    const operation = notA === notB ? (notA ? OR : AND) : ANDNOT;
    register.set(node, operation === ANDNOT && notA ? push(ANDNOT, b, a) : push(operation, a, b));
  }
  const complements = new Map<number, number>([[0, 1]]);
  const outputs = roots.map((root) => {
    const [at, not] = read(root);
    if (!not) return at;
    const before = complements.get(at);
    if (before !== undefined) return before;
    const made = push(ANDNOT, 1, at);
    complements.set(at, made);
    return made;
  });
  const kept = new Uint8Array(next);
  for (const at of outputs) kept[at] = 1;
  return {
    code: Int32Array.from(code),
    predicates: inputs.map((node) => graph.predicates[graph.left[node] as number] as Predicate),
    registers: next,
    outputs: Int32Array.from(outputs),
    kept,
  };
}

/** Vectors that programs may write on, kept from run to run; those of one run are overwritten by the next of the same length. */
export class Scratch {
  /** Whose results stand in the vectors: runs that take turns work theirs out again. */
  owner: unknown;
  private readonly byKernels = new WeakMap<Kernels, Map<number, Vector[]>>();

  take({ kernels, words }: Space, count: number): Vector[] {
    const byWords = this.byKernels.get(kernels) ?? new Map<number, Vector[]>();
    this.byKernels.set(kernels, byWords);
    const vectors = byWords.get(words) ?? [];
    byWords.set(words, vectors);
    while (vectors.length < count) vectors.push(vectorFor(kernels, words));
    return vectors;
  }
}

/** Runs a program over the rows of a space. The vectors that come back, one for each root, hold until the scratch is used again. */
export function execute(program: Program, space: Space, scratch: Scratch): Vector[] {
  const { code, predicates, kept, outputs } = program;
  const registers: (Vector | undefined)[] = [
    space.none,
    space.all,
    ...predicates.map((p) => space.vector(p)),
  ];
  const first = registers.length;
  const { straight } = space.kernels;
  if (straight) {
    let count = 0;
    for (let i = first; i < program.registers; i += 1) count += kept[i] as number;
    const made = scratch.take(space, count);
    for (let i = first, next = 0; i < program.registers; i += 1)
      registers.push(kept[i] === 1 ? made[next++] : undefined);
    if (straight(code, registers, space.words)) return Array.from(outputs, (at) => registers[at] as Vector);
    registers.length = first;
  }
  registers.push(...scratch.take(space, program.registers - first).slice(0, program.registers - first));
  const { and, or, andNot } = space.kernels;
  for (let i = 0; i < code.length; i += 4) {
    const out = registers[code[i + 1] as number] as Vector;
    const a = registers[code[i + 2] as number] as Vector;
    const b = registers[code[i + 3] as number] as Vector;
    if (code[i] === AND) and(out, a, b);
    else if (code[i] === OR) or(out, a, b);
    else andNot(out, a, b);
  }
  return Array.from(outputs, (at) => registers[at] as Vector);
}
