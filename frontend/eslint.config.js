// @ts-check
import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["dist/**"] },
  js.configs.recommended,
  {
    languageOptions: {
      ecmaVersion: 2023,
      sourceType: "module",
      globals: { ...globals.browser, L: "readonly" },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "max-len": ["error", { code: 110 }],
      "max-lines": ["error", { max: 250 }],
      "max-lines-per-function": ["error", { max: 45 }],
      "no-restricted-syntax": [
        "error",
        {
          selector: "AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]",
          message: "Every text is set as text, never as HTML.",
        },
      ],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  { files: ["src/map/boot.js"], languageOptions: { sourceType: "script" } },
  {
    files: ["build.js", "test/**"],
    languageOptions: { globals: globals.node },
    rules: { "max-lines-per-function": "off" },
  },
];
