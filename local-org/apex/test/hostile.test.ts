import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openOrg, type OpenedOrg } from "../../openOrg.ts";
import type { AnonymousResult } from "../types.ts";
import { BOOKSHOP } from "./harness.ts";

/** Names by which JavaScript objects lead to the engine, or that mean something in JavaScript. */
const JAVASCRIPT_NAMES =
  "constructor prototype toString valueOf hasOwnProperty arguments eval globalThis process require await yield let var function caller length apexCall apexType members message cause";

let org: OpenedOrg;

before(() => {
  org = openOrg({ projectDir: BOOKSHOP, dataDir: ":memory:" });
});

after(() => org.close());

/** Runs anonymous Apex that has used up most of its CPU time already, so that a loop without end takes a moment only. */
function run(source: string): AnonymousResult {
  return org.transact(org.administratorId, (transaction) => {
    transaction.limits.count("cpuTime", transaction.limits.allowed("cpuTime") - 500);
    return org.apex.executeAnonymous(transaction, source);
  });
}

function assertRuns(source: string, ...logged: string[]): void {
  const { compileProblem, failure, log } = run(source);
  assert.deepEqual([compileProblem, failure?.message], [null, undefined], source);
  assert.deepEqual(
    log.map((line) => line.split("|").at(-1)),
    logged,
    source
  );
}

function assertLimit(source: string, message: RegExp): void {
  const { failure } = run(source);
  assert.equal(failure?.type, "System.LimitException", source);
  assert.match(failure?.message ?? "", message, source);
}

test("names of JavaScript are names like any other", () => {
  for (const name of JAVASCRIPT_NAMES.split(" ")) {
    assertRuns(`Integer ${name} = 1; ${name} = ${name} + 1; System.debug(${name});`, "2");
    assertRuns(`class ${name} { public Integer v = 3; } System.debug(new ${name}().v);`, "3");
    assertRuns(`enum E { ${name} } System.debug(E.valueOf('${name}'));`, name);
    const members = `public Integer ${name} = 5; public Integer ${name}(Integer a) { return a + ${name}; }`;
    assertRuns(`class A { ${members} } A a = new A(); a.${name} = 6; System.debug(a.${name}(1));`, "7");
  }
});

test("what was not declared is not there, whatever JavaScript has under the name", () => {
  for (const name of [...JAVASCRIPT_NAMES.split(" "), "__proto__"]) {
    for (const source of [
      `class A {} System.debug(A.${name});`,
      `class A {} System.debug(new A().${name});`,
      `class A {} System.debug(new A().${name}('return process'));`,
      `String s = 'x'; System.debug(s.${name}('return process'));`,
      `System.debug(Math.${name});`,
      `Account a = new Account(); System.debug(a.${name});`
    ]) {
      assert.equal(run(source).compiled, false, source);
    }
    const bound = run(`Database.query('SELECT Id FROM Account WHERE Name = :${name}');`);
    assert.equal(bound.failure?.message, `Variable does not exist: ${name}`);
    const { failure } = run(`SObject a = new Account(); a.put('${name}', 1);`);
    assert.match(failure?.message ?? "", new RegExp(`Invalid field ${name} for Account`));
  }
});

test("keys of maps and of JSON are text and nothing more", () => {
  assertRuns(
    `Map<String, Object> m = new Map<String, Object>();
     for (String k : new List<String>{ '__proto__', 'constructor', 'toString' }) {
       System.debug(m.get(k));
       m.put(k, 1);
     }
     System.debug(JSON.serialize(m));`,
    ...["null", "null", "null", '{"__proto__":1,"constructor":1,"toString":1}']
  );
  assertRuns(
    `Map<String, Object> m = (Map<String, Object>) JSON.deserializeUntyped('{"__proto__":{"a":1},"constructor":2}');
     System.debug(m.get('a'));
     System.debug(((Map<String, Object>) m.get('__proto__')).get('a'));
     System.debug(((Map<String, Object>) JSON.deserializeUntyped('{}')).get('a'));`,
    ...["null", "1", "null"]
  );
});

test("text stays text in the compiled code", () => {
  assertRuns(
    "System.debug('`${process.exit(1)}` \\\\\\'); process.exit(1); //');",
    "`${process.exit(1)}` \\'); process.exit(1); //"
  );
  assertRuns("System.debug('a\u2028b\u2029c');", "a\u2028b\u2029c");
});

test("a loop without end ends with the CPU limit, which nothing catches", () => {
  for (const loop of ["while (true) {}", "for (;;) {}", "do {} while (true);"]) {
    assertLimit(loop, /^Apex CPU time limit exceeded$/);
  }
  assertLimit(
    "while (true) { try { while (true) {} } catch (Exception e) {} finally { Integer i = 1; } }",
    /^Apex CPU time limit exceeded$/
  );
});

test("recursion without end ends with the stack limit", () => {
  assertLimit("class A { Integer f() { return f(); } } new A().f();", /^Maximum stack depth reached: 1001$/);
  const swallowing = "Integer f() { try { return f(); } catch (Exception e) { return 1; } }";
  assertLimit(`class A { ${swallowing} } new A().f();`, /^Maximum stack depth reached: 1001$/);
  const text = "public override String toString() { return String.valueOf(this); }";
  assertLimit(`class A { ${text} } String.valueOf(new A());`, /^Maximum stack depth reached: 1001$/);
});

test("text without end ends with the heap limit", () => {
  assertLimit("String s = 'x'; while (true) { s += s; }", /^Apex heap size too large: \d+$/);
  const doubling = "for (Integer i = 0; i < 40; i++) { s = s.replace('a', 'aa'); }";
  assertLimit(`String s = 'a'; ${doubling}`, /^Apex heap size too large: \d+$/);
  assertLimit("'a'.repeat(20000000).split('');", /^Apex heap size too large: \d+$/);
});

test("after all that the org goes on", () => {
  assertRuns("insert new Account(Name = 'Still here'); System.debug([SELECT COUNT() FROM Account]);", "1");
});

test("nobody but a test becomes another user", () => {
  const { failure } = run("System.runAs(new User(Id = UserInfo.getUserId())) { delete [SELECT Id FROM Account]; }");
  assert.equal(failure?.type, "System.UnexpectedException");
  assert.equal(failure?.message, "Test methods can only be called by tests");
});

test("loops of few and slow turns end with their CPU time as well", () => {
  const numbers =
    "List<Integer> l = new List<Integer>(); for (Integer i = 0; i < 5000; i++) l.add(Math.mod(i * 7919, 10007));";
  assertLimit(`${numbers} for (Integer i = 0; i < 1000; i++) l.clone().sort();`, /CPU time/);
  const blob = "Blob b = Blob.valueOf('a'.repeat(1000000));";
  assertLimit(`${blob} for (Integer i = 0; i < 1000; i++) Crypto.generateDigest('SHA-512', b);`, /CPU time/);
  assertLimit("'ab'.repeat(100000).getLevenshteinDistance('ba'.repeat(100000));", /CPU time/);
});

test("numbers of a million digits are computed with as far as others are", () => {
  assertRuns("Decimal d = Decimal.valueOf('9'.repeat(1000000)); System.debug(d * d > d);", "true");
  assertRuns(
    "Decimal d = 1.1; for (Integer i = 0; i < 20; i++) d *= d; System.debug(String.valueOf(d).length() > 100);",
    "true"
  );
});
