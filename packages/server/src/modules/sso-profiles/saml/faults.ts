/** What goes wrong with SAML: title, cause, cure. */
import { say } from '../../../kernel/text.ts';
import type { Fault } from '../fault.ts';

const inMessages = {
  saml_response_missing: {
    title: say('No SAML response arrived'),
    cause: say('The form that the browser posted has no field SAMLResponse, or an empty one.'),
    cure: say('Check that the provider answers by HTTP POST to our ACS address.'),
  },
  saml_not_base64: {
    title: say('The SAML response is not base64'),
    cause: say('The field was cut off or changed on its way, often by a proxy.'),
    cure: say('Send the field exactly as the provider made it, in standard base64.'),
  },
  saml_too_large: {
    title: say('The SAML message is too large'),
    cause: say('It is longer than 256 KiB, mostly because every group of a person is sent.'),
    cure: say('Send only the groups and attributes that are needed.'),
  },
  saml_xml_malformed: {
    title: say('The SAML message is not XML'),
    cause: say('The decoded message is not well-formed XML in UTF-8.'),
    cure: say(
      'Check what stands between provider and browser; the provider itself sends valid XML.',
    ),
  },
  saml_xml_forbidden: {
    title: say('The SAML message holds XML that is not allowed'),
    cause: say(
      'A document type, an entity, a comment, a CDATA section or a processing instruction is in it. Attacks need these, providers do not.',
    ),
    cure: say(
      'Turn off whatever adds them; treat the message as an attack if nobody knows where it came from.',
    ),
  },
  saml_not_a_response: {
    title: say('The message is of another kind'),
    cause: say(
      'Something other than the expected SAML 2.0 message was posted, for example a request or a response of SAML 1.1.',
    ),
    cure: say(
      'Choose SAML 2.0 in the provider, and enter our ACS address as the address for responses.',
    ),
  },
  saml_structure: {
    title: say('The SAML message is built in an unusual way'),
    cause: say(
      'Elements are missing, stand twice, are nested too deeply, or are ones that we do not know.',
    ),
    cure: say(
      'Turn off extensions and advice in the provider, and send one response with one assertion.',
    ),
  },
  saml_several_assertions: {
    title: say('There is more than one assertion'),
    cause: say(
      'A response for signing in holds exactly one assertion; a second one is how signatures are got around.',
    ),
    cure: say(
      'Set the provider to one assertion; treat the message as an attack if it already is.',
    ),
  },
  saml_no_assertion: {
    title: say('There is no assertion'),
    cause: say('The provider reports success and sends nobody.'),
    cure: say('Look into the log of the provider; assign the person to our application there.'),
  },
  saml_duplicate_id: {
    title: say('Two elements have the same ID'),
    cause: say('It would not be clear which of them was signed.'),
    cure: say('Update the provider; treat the message as an attack if it makes different IDs.'),
  },
  saml_version: {
    title: say('The version is not SAML 2.0'),
    cause: say('The message or its assertion says another version.'),
    cure: say('Choose SAML 2.0 in the provider.'),
  },
  saml_status_denied: {
    title: say('The provider refused to sign the person in'),
    cause: say(
      'The person is not assigned to our application there, or could not prove who they are.',
    ),
    cure: say('Assign the person, or a group of theirs, to our application in the provider.'),
  },
  saml_status_name_id_policy: {
    title: say('The provider cannot send the NameID that we ask for'),
    cause: say(
      'The NameID format of this profile is not one that the provider offers for our application.',
    ),
    cure: say('Choose the same NameID format in the profile and in the provider.'),
  },
  saml_status_failed: {
    title: say('The provider reports an error'),
    cause: say('Its status is not success; what it says stands beside it.'),
    cure: say(
      'Look into the log of the provider at this moment; often our entity ID or our ACS address is entered differently there.',
    ),
  },
} satisfies Record<string, Fault>;

const inAddresses = {
  saml_issuer: {
    title: say('The issuer is another one'),
    cause: say('The entity ID in the message is missing, or is not the one of this profile.'),
    cure: say(
      'Read the metadata of the provider again; copy its entity ID exactly, with every slash.',
    ),
  },
  saml_destination: {
    title: say('The destination is another address'),
    cause: say('The message is not addressed to us, or to nobody.'),
    cure: say('Enter our address in the provider exactly as shown here.'),
  },
  saml_in_response_to: {
    title: say('The response belongs to another request'),
    cause: say(
      'It answers a request that this browser did not send, or that has ended: an old tab, a second try, or a stolen response.',
    ),
    cure: say('Start signing in once more, in one tab, with cookies allowed.'),
  },
  saml_unsolicited: {
    title: say('Nobody asked for this response'),
    cause: say(
      'Signing in was started at the provider. We take an answer only to a request of ours.',
    ),
    cure: say('Enter our sign-in address as the start address of the tile in the provider.'),
  },
  saml_recipient: {
    title: say('The recipient is another address'),
    cause: say('The assertion is made out to an ACS address that is not the one of this profile.'),
    cure: say(
      'Enter our ACS address as recipient in the provider (Okta: Recipient URL; Entra ID: Reply URL).',
    ),
  },
  saml_audience: {
    title: say('The audience is somebody else'),
    cause: say('The assertion is for another entity ID than ours, or for nobody in particular.'),
    cure: say(
      'Enter our entity ID as audience in the provider (Okta: Audience URI; Entra ID: Identifier).',
    ),
  },
} satisfies Record<string, Fault>;

const inSignatures = {
  saml_assertion_unsigned: {
    title: say('Nothing is signed'),
    cause: say('Neither the assertion nor the response has a signature.'),
    cure: say('Turn on signing of assertions in the provider.'),
  },
  saml_only_response_signed: {
    title: say('Only the response is signed'),
    cause: say('The signature is around the response. We need one of the assertion itself.'),
    cure: say(
      'Turn on signing of assertions in the provider (Okta: Assertion Signature; Entra ID: Sign SAML assertion).',
    ),
  },
  saml_signature_altered: {
    title: say('What was signed has been changed'),
    cause: say('The content does not fit its signature.'),
    cure: say(
      'Check what stands between provider and browser; treat the message as an attack if nothing does.',
    ),
  },
  saml_signature_key: {
    title: say('Another key signed'),
    cause: say(
      'None of the certificates of this profile fits the signature: the provider has a new one, or the message is forged.',
    ),
    cure: say(
      'Read the metadata of the provider again, or add its new certificate to the profile.',
    ),
  },
  saml_signature_algorithm: {
    title: say('The signature uses an algorithm that is not accepted'),
    cause: say('It is SHA-1, HMAC, or one that we do not know.'),
    cure: say(
      'Choose RSA or ECDSA with SHA-256 in the provider, for the signature and for the digest.',
    ),
  },
  saml_signature_canonicalization: {
    title: say('The signature is made over another form of the XML'),
    cause: say(
      'Only exclusive canonicalization without comments and the enveloped-signature transform are accepted.',
    ),
    cure: say('Choose exclusive canonicalization in the provider.'),
  },
  saml_signature_form: {
    title: say('The signature has an unusual form'),
    cause: say(
      'It stands in another place, refers to another element, or is made of other parts than a signature of SAML.',
    ),
    cure: say('Update the provider; treat the message as an attack if it signs as usual.'),
  },
  saml_not_encrypted: {
    title: say('The assertion is not encrypted'),
    cause: say('This profile asks for encrypted assertions, and the provider sent a readable one.'),
    cure: say(
      'Turn on encryption in the provider with our certificate, or turn it off in the profile.',
    ),
  },
  saml_encryption_algorithm: {
    title: say('The encryption uses an algorithm that is not accepted'),
    cause: say('RSA with the old padding (1.5), Triple DES, or OAEP with two different hashes.'),
    cure: say('Choose AES-256-GCM with RSA-OAEP in the provider.'),
  },
  saml_decryption: {
    title: say('The assertion cannot be opened'),
    cause: say('It was encrypted for another certificate than ours, or was changed on its way.'),
    cure: say('Give the provider our current certificate, as it stands in our metadata.'),
  },
} satisfies Record<string, Fault>;

const inPeople = {
  saml_subject: {
    title: say('There is no usable NameID'),
    cause: say(
      'The NameID is missing, encrypted on its own, longer than 255 characters, or holds what cannot be seen.',
    ),
    cure: say('Choose a NameID in the provider that is short and the same for a person for ever.'),
  },
  saml_name_id_transient: {
    title: say('The NameID changes each time'),
    cause: say('A transient NameID does not tell one person from another.'),
    cure: say('Choose the format persistent or e-mail address in the provider.'),
  },
  saml_name_id_format: {
    title: say('The NameID has another format'),
    cause: say(
      'The provider sends another format than this profile asks for. It works as long as it stays the same for each person.',
    ),
    cure: say('Choose the same format in the profile and in the provider.'),
  },
  saml_email_missing: {
    title: say('There is no e-mail address'),
    cause: say('Neither the NameID nor one of the usual attributes holds one.'),
    cure: say('Send the e-mail address as an attribute, or name its attribute in the profile.'),
  },
  saml_email_ambiguous: {
    title: say('There are several e-mail addresses'),
    cause: say('The attribute of the e-mail address has more than one value.'),
    cure: say('Send one address, or name another attribute in the profile.'),
  },
  saml_confirmation: {
    title: say('The subject is not confirmed as bearer'),
    cause: say(
      'For signing in with a browser, exactly one SubjectConfirmation of the method bearer is needed.',
    ),
    cure: say('Choose the web browser profile of SAML 2.0 in the provider.'),
  },
  saml_authn_statement: {
    title: say('It is not said how the person signed in'),
    cause: say('The assertion has no AuthnStatement with its time.'),
    cure: say(
      'Send an AuthnStatement; an assertion that only carries attributes does not sign anybody in.',
    ),
  },
  saml_session_ended: {
    title: say('The session at the provider has ended'),
    cause: say('SessionNotOnOrAfter of the assertion is in the past.'),
    cure: say('Sign in at the provider once more.'),
  },
} satisfies Record<string, Fault>;

const inTimes = {
  saml_conditions: {
    title: say('There are conditions that we cannot keep'),
    cause: say('Conditions are missing, or hold one that we do not know.'),
    cure: say('Send AudienceRestriction, NotBefore and NotOnOrAfter, and nothing else.'),
  },
  saml_not_yet_valid: {
    title: say('The message comes from the future'),
    cause: say('The clock of the provider is more than 60 seconds ahead of ours.'),
    cure: say('Set the clocks by NTP, at the provider and here.'),
  },
  saml_expired: {
    title: say('The message has ended'),
    cause: say(
      'It took too long, or the clock of the provider is behind ours by more than 60 seconds.',
    ),
    cure: say('Sign in once more; set the clocks by NTP if it happens again.'),
  },
  saml_time_form: {
    title: say('A time is missing or cannot be read'),
    cause: say(
      'IssueInstant, NotBefore or NotOnOrAfter is missing, or is not written in UTC with a Z.',
    ),
    cure: say('Let the provider send these times in UTC.'),
  },
} satisfies Record<string, Fault>;

const inConfiguration = {
  saml_metadata_unreadable: {
    title: say('The metadata cannot be read'),
    cause: say(
      'What was given is not XML, for example the page of an error, or is larger than 1 MiB.',
    ),
    cure: say(
      'Open the address in a browser: it has to show XML that begins with EntityDescriptor.',
    ),
  },
  saml_metadata_provider: {
    title: say('The metadata does not describe one identity provider'),
    cause: say(
      'It describes none, several, or a service provider, or its entity ID is empty or longer than 1,024 characters.',
    ),
    cure: say(
      'Take the metadata of our application in the provider, not of the whole federation, and not ours.',
    ),
  },
  saml_metadata_expired: {
    title: say('The metadata has ended'),
    cause: say('The time validUntil is in the past.'),
    cure: say('Fetch the metadata from the provider again.'),
  },
  saml_endpoint: {
    title: say('The address of the provider cannot be used'),
    cause: say(
      'The sign-on or logout address is missing, is not https, or is for another binding than redirect and form.',
    ),
    cure: say('Enter the https address for HTTP-Redirect or HTTP-POST.'),
  },
  saml_certificate_missing: {
    title: say('There is no certificate, or too many'),
    cause: say('A profile needs 1 to 4 certificates that the provider signs with.'),
    cure: say('Add the signing certificate of the provider, and the next one while it rolls over.'),
  },
  saml_certificate_unreadable: {
    title: say('A certificate cannot be read'),
    cause: say(
      'It is not X.509 in PEM or base64; perhaps a line is missing, or it is a private key.',
    ),
    cure: say('Download the certificate from the provider as PEM, and paste all of it.'),
  },
  saml_certificate_weak: {
    title: say('The key of the certificate is too weak'),
    cause: say('It is RSA below 2,048 bits, or of a kind that is not accepted.'),
    cure: say('Make a new signing certificate in the provider, with RSA of 2,048 bits or more.'),
  },
  saml_certificate_ends: {
    title: say('A certificate ends soon or has ended'),
    cause: say('The provider will sign with another one, and signing in would stop then.'),
    cure: say('Make the next certificate in the provider and add it here before it is used.'),
  },
  saml_logout_unsigned: {
    title: say('The message about signing out is not signed'),
    cause: say('Anybody could have sent it, so it is not followed.'),
    cure: say('Turn on signing of logout messages in the provider.'),
  },
  saml_logout_unasked: {
    title: say('The answer about signing out is to nothing that we asked'),
    cause: say('We asked nothing of the kind in the last hour, or the answer came before.'),
    cure: say(
      'Sign in and out once more. On a computer that others use, close the browser as well.',
    ),
  },
} satisfies Record<string, Fault>;

export const samlFaults = {
  ...inMessages,
  ...inAddresses,
  ...inSignatures,
  ...inPeople,
  ...inTimes,
  ...inConfiguration,
} as const;
