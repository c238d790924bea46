/** The fields of an edition, made from the features and limits that the server knows. */
import { t } from '@lingui/core/macro';
import { useState } from 'react';
import type { Schemas } from '../../api.ts';
import { Checkbox, TextField } from '../../ui/controls.tsx';

type Editions = Schemas['Editions'];
type Edition = Schemas['Edition'];

export type EditionInput = Pick<Edition, 'name' | 'slug' | 'features' | 'limits' | 'is_listed'>;

const featureField = (name: string) => `feature ${name}`;
const limitField = (name: string) => `limit ${name}`;

/** What is no number goes to the server as it would read it, which says what is wrong with it. */
const readNumber = (text: string) => (text.trim() === '' ? null : Number(text));

export function readEdition(
  { features, limits }: Editions,
  values: Readonly<Record<string, string>>,
): EditionInput {
  return {
    name: (values['name'] ?? '').trim(),
    slug: (values['slug'] ?? '').trim(),
    is_listed: values['is_listed'] !== undefined,
    features: features.flatMap(({ name }) =>
      values[featureField(name)] === undefined ? [] : [name],
    ),
    limits: Object.fromEntries(
      limits.map(({ name }) => [name, readNumber(values[limitField(name)] ?? '')]),
    ) as Edition['limits'],
  };
}

function Box({ name, label, initially }: { name: string; label: string; initially: boolean }) {
  const [isChecked, setChecked] = useState(initially);
  return <Checkbox name={name} label={label} checked={isChecked} onChange={setChecked} />;
}

export function EditionFields({ editions, edition }: { editions: Editions; edition?: Edition }) {
  return (
    <>
      <TextField
        name="name"
        label={t`Name`}
        defaultValue={edition?.name ?? ''}
        maxLength={64}
        autoComplete="off"
      />
      <TextField
        name="slug"
        label={t`Slug`}
        help={t`Its name for programs: small letters, digits and hyphens.`}
        defaultValue={edition?.slug ?? ''}
        maxLength={32}
        autoComplete="off"
      />
      <fieldset className="section">
        <legend className="legend">{t`Features`}</legend>
        {editions.features.map(({ name, title, description }) => (
          <Box
            key={name}
            name={featureField(name)}
            label={`${title}: ${description}`}
            initially={edition?.features.includes(name) ?? false}
          />
        ))}
      </fieldset>
      <fieldset className="section">
        <legend className="legend">{t`Limits`}</legend>
        {editions.limits.map(({ name, title, description, at_least }) => (
          <TextField
            key={name}
            name={limitField(name)}
            pointer={`/limits/${name}`}
            label={title}
            help={t`${description} Empty: no limit. At least ${at_least}.`}
            defaultValue={String(edition?.limits[name] ?? '')}
            inputMode="numeric"
            autoComplete="off"
            required={false}
          />
        ))}
      </fieldset>
      <Box
        name="is_listed"
        label={t`Listed: organizations that have another edition see that there is this one`}
        initially={edition?.is_listed ?? true}
      />
    </>
  );
}
