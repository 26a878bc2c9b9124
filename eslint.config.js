import lwcConfig from "@salesforce/eslint-config-lwc";
import jest from "eslint-plugin-jest";
import tseslint from "typescript-eslint";

const TYPESCRIPT = ["**/*.ts"];
const COMPONENTS = ["force-app/**/lwc/**/*.ts", "local-org/lightning/browser/**/*.ts"];

export default tseslint.config(
  { ignores: ["node_modules", ".local-org", "build", "coverage", "**/*.d.ts"] },
  ...lwcConfig.configs.recommendedTs.map((config) => ({ ...config, files: COMPONENTS })),
  ...tseslint.configs.strict.map((config) => ({ ...config, files: TYPESCRIPT })),
  {
    files: TYPESCRIPT,
    languageOptions: { parser: tseslint.parser },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      // `void` marks a promise that is not waited for.
      "no-void": "off",
      "no-console": "off"
    }
  },
  {
    // The shell is the page that hosts components: what Lightning keeps from them is its work.
    files: ["local-org/lightning/browser/**/*.ts"],
    rules: { "no-restricted-globals": "off", "@lwc/lwc/no-async-operation": "off" }
  },
  {
    files: ["**/__tests__/**/*.ts"],
    ...jest.configs["flat/recommended"],
    rules: {
      ...jest.configs["flat/recommended"].rules,
      // Tests provision wires through the adapters' test doubles.
      "@lwc/lwc/no-unexpected-wire-adapter-usages": "off"
    }
  }
);
