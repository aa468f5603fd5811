// @ts-check
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { BUNDLES, bundle } from "../build.js";

const DIST = new URL("../dist/", import.meta.url);

for (const [name, sources] of Object.entries(BUNDLES)) {
  test(`dist/${name} is what the sources make`, async () => {
    const isFresh = (await readFile(new URL(name, DIST), "utf8")) === (await bundle(name, sources));
    assert.ok(isFresh, "run `npm run build` in frontend/ and commit dist/");
  });
}

test("dist/ holds nothing else", async () => {
  assert.deepEqual((await readdir(DIST)).sort(), Object.keys(BUNDLES).sort());
});
