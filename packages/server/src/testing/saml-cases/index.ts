/** All cases of responses: the right ones, and the wrong ones with the fault that each is to be refused for. */
import { contentCases } from './contents.ts';
import { documentCases } from './documents.ts';
import { encryptionCases } from './encryption.ts';
import { signatureFormCases } from './signature-forms.ts';
import { signatureCases } from './signatures.ts';
import type { SamlCase, SamlStage } from './stage.ts';
import { wrappingCases } from './wrapping.ts';

export { makeSamlStage, type SamlCase, type SamlStage } from './stage.ts';
export { validCases } from './valid.ts';

export const wrongCases = (stage: SamlStage): SamlCase[] => [
  ...contentCases(stage),
  ...documentCases(stage),
  ...encryptionCases(stage),
  ...signatureCases(stage),
  ...signatureFormCases(stage),
  ...wrappingCases(stage),
];
