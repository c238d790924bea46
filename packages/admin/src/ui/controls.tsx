/** Buttons, fields, choices: the platform's own elements with our labels, help and errors around them. */
import { t } from '@lingui/core/macro';
import { Link, type LinkProps } from '@tanstack/react-router';
import { createContext, type ReactNode, useContext, useId, useState } from 'react';

type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly kind?: ButtonKind;
  readonly type?: 'button' | 'submit';
  readonly pending?: boolean;
  readonly small?: boolean;
  readonly onPress?: () => void;
  readonly label?: string;
  readonly expanded?: boolean;
}

/** While it is pending it keeps its place and its focus, and does nothing. */
export function Button({
  children,
  kind = 'secondary',
  type = 'button',
  pending = false,
  small = false,
  onPress,
  label,
  expanded,
}: ButtonProps) {
  return (
    <button
      type={type}
      className="button"
      data-kind={kind}
      data-small={small}
      aria-disabled={pending}
      aria-label={label}
      aria-expanded={expanded}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onPress?.();
      }}
    >
      {children}
    </button>
  );
}

export function ButtonLink({
  children,
  kind = 'secondary',
  small = false,
  ...link
}: { children: ReactNode; kind?: ButtonKind; small?: boolean } & LinkProps) {
  return (
    <Link className="button" data-kind={kind} data-small={small} {...link}>
      {children}
    </Link>
  );
}

/** Errors of the fields around, by JSON pointer. A form provides them. */
export const FieldErrors = createContext<ReadonlyMap<string, string>>(new Map());

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: ReactNode;
  /** Where the server's errors point, when it is not `/name`. */
  readonly pointer?: string;
}

function useField({
  name,
  label,
  pointer,
  help,
}: Pick<FieldProps, 'name' | 'label' | 'pointer' | 'help'>) {
  const id = useId();
  const at = pointer ?? `/${name}`;
  const error = useContext(FieldErrors).get(at);
  const described = [
    help === undefined ? undefined : `${id}-help`,
    error === undefined ? undefined : `${id}-error`,
  ].filter((part) => part !== undefined);
  const control = {
    id,
    name,
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
    'aria-invalid': error === undefined ? undefined : true,
    // By these the summary of a form finds the field that an error is about.
    'data-pointer': at,
    'data-label': label,
  };
  return { id, error, control };
}

function Around({
  id,
  label,
  help,
  error,
  children,
}: {
  id: string;
  label: string;
  help: ReactNode;
  error: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {help === undefined ? null : (
        <div className="field-help" id={`${id}-help`}>
          {help}
        </div>
      )}
      {error === undefined ? null : (
        <div className="field-error" id={`${id}-error`}>
          {error}
        </div>
      )}
    </div>
  );
}

export interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'datetime-local';
  readonly autoComplete?: string;
  readonly defaultValue?: string;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  readonly inputMode?: 'numeric' | 'email';
  readonly className?: string;
  readonly maxLength?: number;
}

export function TextField({
  name,
  label,
  help,
  pointer,
  type = 'text',
  className = '',
  required = true,
  autoFocus = false,
  ...input
}: TextFieldProps) {
  const { id, error, control } = useField({ name, label, help, pointer: pointer ?? `/${name}` });
  return (
    <Around id={id} label={label} help={help} error={error}>
      <input
        {...control}
        type={type}
        // A moment is told to the second.
        step={type === 'datetime-local' ? 1 : undefined}
        className={`input ${className}`}
        required={required}
        data-autofocus={autoFocus}
        autoCapitalize="none"
        spellCheck={false}
        {...input}
      />
    </Around>
  );
}

export function PasswordField({
  name,
  label,
  help,
  autoComplete,
  pointer,
}: FieldProps & { autoComplete: 'current-password' | 'new-password' }) {
  const [shown, setShown] = useState(false);
  const { id, error, control } = useField({ name, label, help, pointer: pointer ?? `/${name}` });
  return (
    <Around id={id} label={label} help={help} error={error}>
      <div className="input-row">
        <input
          {...control}
          type={shown ? 'text' : 'password'}
          className="input"
          autoComplete={autoComplete}
          required
        />
        <Button
          small
          onPress={() => setShown(!shown)}
          label={shown ? t`Hide ${label}` : t`Show ${label}`}
        >
          {shown ? t`Hide` : t`Show`}
        </Button>
      </div>
    </Around>
  );
}

export function TextArea({
  name,
  label,
  help,
  pointer,
  rows = 4,
  defaultValue,
  required = true,
}: FieldProps & { rows?: number; defaultValue?: string; required?: boolean }) {
  const { id, error, control } = useField({ name, label, help, pointer: pointer ?? `/${name}` });
  return (
    <Around id={id} label={label} help={help} error={error}>
      <textarea
        {...control}
        className="input"
        rows={rows}
        defaultValue={defaultValue}
        required={required}
        spellCheck={false}
      />
    </Around>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export function SelectField({
  name,
  label,
  help,
  pointer,
  options,
  value,
  defaultValue,
  onChange,
}: FieldProps & {
  options: readonly Option[];
  value?: string;
  defaultValue?: string | undefined;
  onChange?: (value: string) => void;
}) {
  const { id, error, control } = useField({ name, label, help, pointer: pointer ?? `/${name}` });
  const controlled = value === undefined ? { defaultValue } : { value };
  return (
    <Around id={id} label={label} help={help} error={error}>
      <select
        {...control}
        className="input"
        onChange={(event) => onChange?.(event.target.value)}
        {...controlled}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Around>
  );
}

export interface Choice {
  readonly value: string;
  readonly title: string;
  readonly text?: string;
}

/** One of a few, each with a sentence. */
export function Choices({
  name,
  legend,
  choices,
  value,
  onChange,
}: {
  name: string;
  legend: string;
  choices: readonly Choice[];
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <fieldset>
      <legend className="legend">{legend}</legend>
      <div className="choices">
        {choices.map((choice) => (
          <label className="choice" key={choice.value}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
            />
            <span>
              <span className="choice-title">{choice.title}</span>
              {choice.text === undefined ? null : <span className="field-help">{choice.text}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function Checkbox({
  label,
  checked,
  onChange,
  name,
}: {
  label: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  name: string;
}) {
  return (
    <label className="check">
      <input
        type="checkbox"
        name={name}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
