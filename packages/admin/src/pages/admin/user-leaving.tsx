/** Somebody goes: removed, deleted or offboarded. First who gets their accounts, then what changes, then it is done. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { Button, type Option, SelectField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, ProblemSummary, problemOf } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { useOrganization } from './organization.ts';
import { refreshPerson } from './user-refresh.ts';

type Person = Schemas['OrganizationUser'];
export type Leaving = 'remove' | 'delete' | 'offboard';

interface HandOver<Owner = string | null> {
  readonly new_owner_user_sid?: string;
  readonly accounts?: { readonly account_sid: string; readonly new_owner_user_sid: Owner }[];
}

/** What is chosen for an account that goes along. */
const along = 'along';

const words: Record<Leaving, { verb: string; text: (name: string) => string }> = {
  remove: {
    verb: 'Remove',
    text: (name) =>
      `${name} keeps their login, as their own, and reaches nothing of yours any more.`,
  },
  delete: {
    verb: 'Delete',
    text: (name) =>
      `${name} cannot sign in from now on. After 30 days the login is erased; until then you can cancel that.`,
  },
  offboard: {
    verb: 'Offboard',
    text: (name) =>
      `In one step: ${name} cannot sign in, their roles end, and their accounts pass on. The record stays.`,
  },
};

export function LeavingAct({
  kind,
  person,
  onClose,
}: {
  kind: Leaving;
  person: Person;
  onClose: () => void;
}) {
  const organization = useOrganization();
  const navigate = useNavigate();
  const [handOver, setHandOver] = useState<HandOver | null>(
    person.owned_accounts === 0 ? {} : null,
  );
  const { verb, text } = words[kind];
  const title = `${verb} ${person.name}`;
  if (handOver === null)
    return <Heirs {...{ kind, title, person, onClose }} onChosen={setHandOver} />;
  const { organizationUsers } = bailiwick;
  const at = [organization.sid, person.sid] as const;
  // Only who is removed takes accounts along: the choice is not there for the others.
  const toOthers = handOver as HandOver<string>;
  const previews = {
    remove: () => organizationUsers.removeDryRun(...at, handOver),
    delete: () => organizationUsers.deleteDryRun(...at, toOthers),
    offboard: () => organizationUsers.offboardDryRun(...at, toOthers),
  };
  const runs: Record<Leaving, () => Promise<unknown>> = {
    remove: () => organizationUsers.remove(...at, handOver),
    delete: () => organizationUsers.delete(...at, toOthers),
    offboard: () => organizationUsers.offboard(...at, toOthers),
  };
  return (
    <FarReachingAct
      title={title}
      button={verb}
      {...(kind === 'delete' ? { typedName: person.name } : {})}
      inputs={[JSON.stringify(handOver)]}
      preview={previews[kind]}
      run={async () => {
        await runs[kind]();
        // Who was removed is nobody of the organization: there is no page of theirs to come back to.
        if (kind === 'remove') await navigate({ to: '/admin/users' });
        await refreshPerson(...at);
        onClose();
      }}
      onClose={onClose}
    >
      <p>{text(person.name)}</p>
    </FarReachingAct>
  );
}

/** One heir for all, or one for each account; who is removed may take accounts along. */
function Heirs({
  kind,
  title,
  person,
  onChosen,
  onClose,
}: {
  kind: Leaving;
  title: string;
  person: Person;
  onChosen: (handOver: HandOver) => void;
  onClose: () => void;
}) {
  const { sid } = useOrganization();
  const accounts = useQuery({
    queryKey: ['accounts', sid, 'owned-by', person.sid],
    queryFn: () =>
      bailiwick.organizationAccounts.list(sid, { owner_user_sid: person.sid, page_size: 100 }),
  });
  const people = useQuery({
    queryKey: ['users', sid, 'heirs'],
    queryFn: () =>
      bailiwick.organizationUsers.list(sid, { kind: 'managed', state: 'active', page_size: 200 }),
  });
  const failed = accounts.error ?? people.error;
  const heirs: Option[] = (people.data?.items ?? [])
    .filter((candidate) => candidate.sid !== person.sid)
    .map((candidate) => ({
      value: candidate.sid,
      label: `${candidate.name} (${candidate.email})`,
    }));
  const owned = (accounts.data?.items ?? []).filter((account) => account.state !== 'closed');
  const general: Option[] = [
    { value: '', label: 'as above' },
    ...(kind === 'remove' ? [{ value: along, label: `leaves with ${person.name}` }] : []),
  ];
  const choose = (values: Record<string, string>) => {
    const named = owned.flatMap((account) => {
      const heir = values[account.sid] ?? '';
      const owner = heir === along ? null : heir;
      return heir === '' ? [] : [{ account_sid: account.sid, new_owner_user_sid: owner }];
    });
    onChosen({ new_owner_user_sid: values['new_owner_user_sid'] ?? '', accounts: named });
    return Promise.resolve();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      {failed === null ? null : <ProblemSummary problem={problemOf(failed)} />}
      <p>
        {person.name} owns {person.owned_accounts === 1 ? 'an account' : 'accounts'} of the
        organization. Who owns {person.owned_accounts === 1 ? 'it' : 'them'} from now on?
      </p>
      <Form
        submit="See what changes"
        onSubmit={choose}
        secondary={<Button onPress={onClose}>Cancel</Button>}
        key={heirs.length}
      >
        <SelectField
          name="new_owner_user_sid"
          label={
            owned.length > 1
              ? 'New owner of all'
              : `New owner of ${owned[0]?.friendly_name ?? 'it'}`
          }
          options={heirs}
        />
        {owned.length < 2 && kind !== 'remove'
          ? null
          : owned.map((account) => (
              <SelectField
                key={account.sid}
                name={account.sid}
                label={account.friendly_name}
                options={[...general, ...heirs]}
              />
            ))}
      </Form>
    </Dialog>
  );
}
