/** Brings the nouns of the API that only somebody signed in has a use for. Whatever knows who is signed in imports it. */
import { createSignedInClient } from '@bailiwick/sdk';
import { addNouns } from './api.ts';

addNouns(createSignedInClient);
