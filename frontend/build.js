// @ts-check
/* Bundles the front end into dist/, which is committed, as users need no Node: run `npm run build` after
   every change of src/ or styles/. test/dist.test.js fails when dist/ is not what the sources make. */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL(".", import.meta.url));
const BROWSERS = ["chrome111", "firefox113", "safari16.4"]; /* the first ones with color-mix() */

/** What each file of dist/ is made of. */
export const BUNDLES = {
  "boot.js": ["src/map/boot.js"],
  "map.js": ["src/map/main.js"],
  "page.js": ["src/page/main.js"],
  "preflight.js": ["src/start/preflight.js"],
  "source.js": ["src/source/main.js"],
  "map.css": ["styles/tokens.css", "styles/map.css"],
  "source.css": ["styles/source.css"],
  "page.css": [
    "styles/tokens.css",
    "styles/base.css",
    "styles/page.css",
    "styles/charts.css",
    "styles/print.css",
  ],
};

const CLASSIC = new Set(["boot.js", "preflight.js"]); /* scripts without imports */

/**
 * Bundle one file of dist/.
 * @param {string} name
 * @param {string[]} sources
 * @returns {Promise<string>} its text
 */
export async function bundle(name, sources) {
  const loader = name.endsWith(".css") ? "css" : "js";
  const contents = loader === "css" ? sources.map((source) => `@import "./${source}";`).join("\n") : "";
  const { outputFiles } = await build({
    ...(loader === "css" ? { stdin: { contents, loader, resolveDir: ROOT } } : { entryPoints: sources }),
    absWorkingDir: ROOT,
    bundle: !CLASSIC.has(name),
    charset: "utf8",
    format: loader === "js" && !CLASSIC.has(name) ? "esm" : undefined,
    minify: true,
    target: BROWSERS,
    write: false,
  });
  return outputFiles[0].text;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, sources] of Object.entries(BUNDLES)) {
    await writeFile(new URL(`dist/${name}`, import.meta.url), await bundle(name, sources));
  }
}
