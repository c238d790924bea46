/** A reporter for Vitest: writes down how many errors came from outside every test, which its report in JSON does not say. */
import { writeFileSync } from 'node:fs';

export default class StrayErrors {
  onTestRunEnd(_modules, errors) {
    writeFileSync(process.env.STRAY_ERRORS_FILE, String(errors.length));
  }
}
