import { jestConfig } from "@salesforce/sfdx-lwc-jest/config.js";

export default {
  ...jestConfig,
  setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, "<rootDir>/scripts/testing/jest-accessibility.cjs"],
  moduleNameMapper: {
    "^testing/(.*)$": "<rootDir>/scripts/testing/$1",
    "^lightning/navigation$": "<rootDir>/scripts/testing/navigation"
  },
  modulePathIgnorePatterns: ["<rootDir>/.local-org", "<rootDir>/build"],
  testPathIgnorePatterns: [
    ...jestConfig.testPathIgnorePatterns,
    "<rootDir>/local-org/",
    "<rootDir>/scripts/",
    "<rootDir>/browser-tests/"
  ]
};
