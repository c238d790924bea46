/**
 * E-mail addresses, by one strict grammar: an ASCII dot-atom, one @, a domain name. Anything else is refused and
 * never repaired, because the same bytes go to the database, to the domain check and to the mail server, and two
 * parsers must not read them differently (IN-09). Pure.
 */

import { DomainNameError, parseDomainName } from './domain-name.ts';
import { say, type Text } from './text.ts';

export interface EmailAddress {
  /** For comparing and for sending: lower case, the domain as A-labels. */
  readonly normal: string;
  /** For showing: as the person wrote it. */
  readonly asTyped: string;
  readonly localPart: string;
  /** A-label form. */
  readonly domain: string;
}

/** Why it is no address that can be used; the text is for the person who typed it. */
export class EmailAddressError extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.toString());
    this.text = text;
    this.name = 'EmailAddressError';
  }
}

// RFC 5322 §3.2.3, atext without the characters that some mail servers read as routes (% and !).
const dotAtom = /^[a-z0-9#$&'*+/=?^_`{|}~-]+(\.[a-z0-9#$&'*+/=?^_`{|}~-]+)*$/i;

const maximumLength = 254;
const tooLong = () => new EmailAddressError(say('An e-mail address has at most 254 characters.'));
const notADomain = () => new EmailAddressError(say('The part after the @ is not a domain name.'));

/** @throws EmailAddressError */
export function parseEmailAddress(text: string): EmailAddress {
  if (text === '') throw new EmailAddressError(say('Enter an e-mail address.'));
  if (text.length > maximumLength) throw tooLong();
  if (/[\s\p{Cc}]/u.test(text))
    throw new EmailAddressError(say('An e-mail address holds no spaces.'));
  const parts = text.split('@');
  if (parts.length !== 2) throw new EmailAddressError(say('An e-mail address has exactly one @.'));
  const [localPart = '', domainText = ''] = parts;
  if (localPart.length > 64)
    throw new EmailAddressError(say('The part before the @ has at most 64 characters.'));
  // RFC 2047: encoded words have no place in an address, and mailers have decoded them there.
  if (!dotAtom.test(localPart) || /=\?/.test(localPart)) {
    throw new EmailAddressError(
      say(
        'The part before the @ may hold letters, digits and single dots, without quotes or accents.',
      ),
    );
  }
  // Other forms of the same letters and dots would have to be repaired first; so would the root's dot.
  if (domainText.normalize('NFKC') !== domainText || /[\u3002\uff61]|\.$/.test(domainText))
    throw notADomain();
  try {
    const domain = parseDomainName(domainText).ascii;
    const normal = `${localPart.toLowerCase()}@${domain}`;
    // A-labels are longer than what was typed (RFC 5321 §4.5.3.1.3 counts what is sent).
    if (normal.length > maximumLength) throw tooLong();
    return {
      normal,
      asTyped: text,
      localPart: localPart.toLowerCase(),
      domain,
    };
  } catch (error) {
    if (error instanceof DomainNameError) throw notADomain();
    throw error;
  }
}
