/** What a refused call answered, for expectations. */
import { BailiwickError } from '@bailiwick/sdk';

/** @throws Error when the call was not refused, and whatever else came instead of a refusal */
export async function refusalOf(call: Promise<unknown>): Promise<BailiwickError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof BailiwickError) return error;
    throw error;
  }
  throw new Error('the call should have been refused');
}

/** The code of the refusal, or `done`. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (error instanceof BailiwickError) return error.code;
    throw error;
  }
}
