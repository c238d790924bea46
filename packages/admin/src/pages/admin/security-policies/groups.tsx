/** The policies of the organization or of one account, group by group. */
import type { SectionProps } from './frame.tsx';
import { policyGroups } from './sections.ts';

export function PolicyGroups(props: SectionProps) {
  return policyGroups()
    .map((group) => ({
      ...group,
      sections: group.sections.filter(({ ofAccounts }) => props.account === null || ofAccounts),
    }))
    .filter(({ sections }) => sections.length > 0)
    .map(({ key, title, sections }) => (
      <section key={key} className="section measure" aria-label={title}>
        <h2>{title}</h2>
        {sections.map(({ key: name, shown: Shown }) => (
          <Shown key={name} {...props} />
        ))}
      </section>
    ));
}
