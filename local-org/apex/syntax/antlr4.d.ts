/** What the parser's declarations take from `antlr4`, which it bundles and does not install. */
declare module "antlr4" {
  export class Token {
    line: number;
    column: number;
    start: number;
    stop: number;
    text: string;
    getInputStream(): CharStream;
  }
  export class ParseTree {
    getText(): string;
  }
  export class RuleNode extends ParseTree {}
  export class RuleContext extends RuleNode {}
  export class TerminalNode extends ParseTree {
    symbol: Token;
  }
  export class ErrorNode extends TerminalNode {}
  export class ParserRuleContext extends RuleContext {
    start: Token;
    stop: Token | null;
    parentCtx: ParserRuleContext | null;
    children: ParseTree[] | null;
    getChild(index: number): ParseTree;
    addChild(node: ParseTree): ParseTree;
    addTokenNode(token: Token): TerminalNode;
  }
  export class Recognizer<S> {
    readonly symbols: S | undefined;
  }
  export class RecognitionException extends Error {}
  export class FailedPredicateException extends RecognitionException {}
  export class ErrorListener<S> {
    readonly symbols: S | undefined;
  }
  export class TokenStream {}
  export class CommonTokenStream extends TokenStream {
    readonly tokens: Token[];
    constructor(lexer: Lexer);
    fill(): void;
  }
  export class CharStream {
    getText(start: number, stop: number): string;
  }
  export class Parser extends Recognizer<Token> {
    removeErrorListeners(): void;
    getCurrentToken(): Token;
  }
  export class Lexer extends Recognizer<number> {}
  export class ATN {}
  export class DFA {}
  export class ParseTreeListener {}
  export class ParseTreeVisitor<Result> {
    readonly result: Result | undefined;
  }
  export class ParseTreeWalker {}
}
