import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { LimitExceededError } from "../../transaction/limits.ts";
import { SYSTEM_MODE } from "../../security/types.ts";
import type { Limits, Transaction } from "../../transaction/types.ts";
import { ApexException } from "../runtime/exceptions.ts";
import { exceptionOf } from "../runtime/frames.ts";
import type { AnonymousResult, RestRequestData } from "../types.ts";
import { openBookshop } from "./harness.ts";

/** The limits with another number of milliseconds. */
function cpuTimeOf(allowed: number, limits: Limits): Limits {
  return {
    used: (limit) => limits.used(limit),
    allowed: (limit) => (limit === "cpuTime" ? allowed : limits.allowed(limit)),
    count(limit, by) {
      limits.count(limit, by);
      if (limit !== "cpuTime" || limits.used(limit) <= allowed) return;
      throw new LimitExceededError(limit, "Apex CPU time limit exceeded");
    },
    forbid: (limit) => limits.forbid(limit),
    mark: () => limits.mark()
  };
}

describe("the Apex engine over the bookshop", () => {
  const org = openBookshop();
  after(() => org.close());
  const transact = <T>(work: (transaction: Transaction) => T): T => org.transact(org.administratorId, work);
  const anonymous = (source: string): AnonymousResult => transact((each) => org.apex.executeAnonymous(each, source));
  const addBook = (isbn: string): void => {
    const { failure } = anonymous(
      `Author__c author = new Author__c(Name = 'Austen');
      insert author;
      insert new Book__c(Name = 'Emma', ISBN__c = '${isbn}', Price__c = 10, Author__c = author.Id);`
    );
    assert.equal(failure, null);
  };

  it("passes the bookshop's own tests and tells which lines ran", () => {
    const run = org.apex.runTests("all");
    assert.deepEqual(
      run.results.filter((result) => result.outcome !== "Pass"),
      []
    );
    const controller = run.coverage.find((each) => each.name === "BookController");
    assert.ok([...(controller?.lines.values() ?? [])].some((count) => count > 0));
    assert.equal(
      run.coverage.some((each) => each.name.endsWith("Test")),
      false
    );
  });

  it("runs a single test by name and leaves nothing behind", () => {
    const run = org.apex.runTests(["BookTriggerTest.titleIsTrimmed"]);
    assert.equal(run.results.length, 1);
    const { rows } = org.query("SELECT Id FROM Book__c", {
      user: org.security.user(org.administratorId),
      access: SYSTEM_MODE
    });
    assert.equal(rows.length, 0);
  });

  it("runs anonymous blocks and reports failures with their trace", () => {
    const result = anonymous("Integer zero = 0;\nSystem.debug('before');\nInteger one = 1 / zero;");
    assert.equal(result.compiled, true);
    assert.equal(result.success, false);
    assert.deepEqual(result.failure, {
      type: "System.MathException",
      message: "Divide by 0",
      stackTrace: "AnonymousBlock: line 3, column 1"
    });
    assert.match(result.log.join("\n"), /USER_DEBUG\|\[2\]\|DEBUG\|before/);
  });

  it("lets anonymous blocks declare methods and classes", () => {
    const result = anonymous(
      "Integer twice(Integer n) { return n * 2; }\nclass Pair { Integer a = 1; }\nSystem.debug(twice(4) + new Pair().a);"
    );
    assert.equal(result.failure, null, result.compileProblem ?? "");
    assert.match(result.log.join("\n"), /\|9$/m);
  });

  it("makes instances of an anonymous block's own classes from JSON", () => {
    const result = anonymous(
      `class Pair { public Integer a; }
      Pair made = (Pair) JSON.deserialize('{"a":3}', Pair.class);
      Object anything = made;
      System.debug(anything instanceof Pair ? made.a : 0);`
    );
    assert.equal(result.failure, null, result.compileProblem ?? "");
    assert.match(result.log.join("\n"), /\|3$/m);
  });

  it("lets anonymous blocks have properties", () => {
    const result = anonymous(
      "public Integer twice { get { return twice ?? 0; } set { twice = value * 2; } }\ntwice = 4;\nSystem.debug(twice);"
    );
    assert.equal(result.failure, null, result.compileProblem ?? "");
    assert.match(result.log.join("\n"), /\|8$/m);
  });

  it("takes strings of several lines", () => {
    const result = anonymous("String text = '''\none\n  two''';\nSystem.debug(text.split('\\n').size());");
    assert.equal(result.failure, null, result.compileProblem ?? "");
    assert.match(result.log.join("\n"), /\|2$/m);
  });

  it("reports where an anonymous block does not compile", () => {
    const result = anonymous("Integer a = 1;\nInteger b = missing;");
    assert.deepEqual(
      [result.compiled, result.line, result.compileProblem],
      [false, 2, "Variable does not exist: missing"]
    );
  });

  it("calls @AuraEnabled methods with named parameters", () => {
    addBook("9780141439587");
    const [author] = org.query("SELECT Id FROM Author__c", {
      user: org.security.user(org.administratorId),
      access: SYSTEM_MODE
    }).rows;
    const parameters = { authorId: author?.fields["Id"] as string, maximum: 5 };
    const books = transact((each) => org.apex.invokeAuraEnabled(each, "BookController", "getBooks", parameters));
    const [{ Name, Author__r }] = books as [{ Name: string; Author__r: { Name: string } }];
    assert.deepEqual([Name, Author__r.Name], ["Emma", "Austen"]);
  });

  it("allows a cacheable @AuraEnabled method no DML", () => {
    const parameters = { bookId: null, name: "Persuasion" };
    assert.throws(
      () => transact((each) => org.apex.invokeAuraEnabled(each, "BookPeek", "rename", parameters)),
      /Too many DML statements: 1/
    );
  });

  it("ends an @AuraEnabled method without end by its CPU time", () => {
    const endless = (each: Transaction): Transaction => ({ ...each, limits: cpuTimeOf(50, each.limits) });
    assert.throws(
      () => transact((each) => org.apex.invokeAuraEnabled(endless(each), "BookPeek", "waitForEver", {})),
      (thrown) => exceptionOf(thrown)?.message === "Apex CPU time limit exceeded"
    );
  });

  it("throws what an @AuraEnabled method throws as it is", () => {
    try {
      transact((each) =>
        org.apex.invokeAuraEnabled(each, "BookController", "discount", { bookId: null, percent: 200 })
      );
      assert.fail("it returned");
    } catch (thrown) {
      assert.ok(thrown instanceof ApexException);
      assert.equal(thrown.apexType, "System.AuraHandledException");
    }
  });

  it("answers Apex REST by the best mapping", () => {
    const request: RestRequestData = {
      method: "GET",
      path: "/books/9780141439587",
      query: {},
      headers: {},
      body: Buffer.alloc(0)
    };
    const found = transact((each) => org.apex.callRest(each, request));
    assert.equal(found?.status, 200);
    assert.equal((JSON.parse(String(found?.body)) as { Name: string }).Name, "Emma");
    const missing = transact((each) => org.apex.callRest(each, { ...request, path: "/books/0" }));
    assert.equal(missing?.status, 404);
    assert.equal(
      transact((each) => org.apex.callRest(each, { ...request, path: "/authors/0" })),
      null
    );
    assert.throws(() => transact((each) => org.apex.callRest(each, { ...request, method: "PUT" })), /not allowed/);
  });

  it("ends transactions that pass a governor limit, whatever they catch", () => {
    const queries = anonymous(
      "try { for (Integer i = 0; i < 101; i++) { List<Account> a = [SELECT Id FROM Account]; } } catch (Exception e) { System.debug('caught'); }"
    );
    assert.equal(queries.failure?.type, "System.LimitException");
    assert.equal(queries.failure?.message, "Too many SOQL queries: 101");
    assert.doesNotMatch(queries.log.join("\n"), /caught/);
    const deep = anonymous("Integer down(Integer n) { return 1 + down(n + 1); }\nInteger x = down(0);");
    assert.equal(deep.failure?.message, "Maximum stack depth reached: 1001");
  });

  it("stops endless loops by CPU time", () => {
    const { failure } = transact((each) =>
      org.apex.executeAnonymous({ ...each, limits: cpuTimeOf(50, each.limits) }, "Integer i = 0; while (true) { i++; }")
    );
    assert.equal(failure?.message, "Apex CPU time limit exceeded");
  });

  it("tells Apex exceptions from other errors", () => {
    assert.equal(exceptionOf(new TypeError("x")), null);
  });
});
