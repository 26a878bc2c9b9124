import * as grammar from "@apexdevtools/apex-parser";
import type { ParserRuleContext, ParseTree, TerminalNode, Token } from "antlr4";

/** A parse tree without its tokens, as plain numbers: what of it can be kept in a file. */
export interface TreeShape {
  /** The classes of its nodes. */
  rules: string[];
  /** Nodes from the root down, children after their parent: a rule is `index of its class, first token, last token or -1, number of children`, a token `-1, index`. */
  nodes: number[];
}

const TOKEN = -1;
const NONE = -1;

interface IndexedToken extends Token {
  tokenIndex: number;
}

/** The shape of a tree that was parsed without errors. */
export function shapeOf(tree: ParserRuleContext): TreeShape {
  const rules = new Map<string, number>();
  const nodes: number[] = [];
  const add = (node: ParseTree): void => {
    if (!isRule(node)) {
      nodes.push(TOKEN, indexOf((node as TerminalNode).symbol));
      return;
    }
    const name = node.constructor.name;
    if (!rules.has(name)) rules.set(name, rules.size);
    const children = node.children ?? [];
    nodes.push(
      rules.get(name) ?? 0,
      indexOf(node.start),
      node.stop === null ? NONE : indexOf(node.stop),
      children.length
    );
    children.forEach(add);
  };
  add(tree);
  return { rules: [...rules.keys()], nodes };
}

/** The tree of this shape over the tokens of the same source. Throws where they do not fit. */
export function treeFrom(shape: TreeShape, tokens: readonly Token[]): ParserRuleContext {
  const prototypes = shape.rules.map(prototypeNamed);
  let at = 0;
  const next = (): number => shape.nodes[at++] ?? missing("node");
  const tokenAt = (index: number): Token => tokens[index] ?? missing("token");
  const build = (parent: ParserRuleContext | null): ParserRuleContext => {
    const node = Object.create(prototypes[next()] ?? missing("rule")) as ParserRuleContext;
    node.parentCtx = parent;
    node.start = tokenAt(next());
    const stop = next();
    node.stop = stop === NONE ? null : tokenAt(stop);
    node.children = [];
    for (let left = next(); left > 0; left--) {
      if (shape.nodes[at] === TOKEN) {
        at++;
        node.addTokenNode(tokenAt(next()));
      } else node.addChild(build(node));
    }
    return node;
  };
  return build(null);
}

function isRule(node: ParseTree): node is ParserRuleContext {
  return "children" in node;
}

function indexOf(token: Token): number {
  return (token as IndexedToken).tokenIndex;
}

function prototypeNamed(name: string): object {
  const found = (grammar as unknown as Record<string, { prototype: object } | undefined>)[name];
  return found?.prototype ?? missing(name);
}

function missing(what: string): never {
  throw new RangeError(`The kept parse tree lacks a ${what}`);
}
