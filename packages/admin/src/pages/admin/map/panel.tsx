/** What is said of one node of the map, and where it leads. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Button } from '../../../ui/controls.tsx';
import { KindMark, Notice } from '../../../ui/parts.tsx';
import type { Grown } from './model.ts';

export interface PanelProps {
  readonly grown: Grown;
  readonly onClose: () => void;
  readonly onToggle: (key: string, open: boolean) => void;
  /** All ways of this person. */
  readonly onPaths: (personSid: string) => void;
  /** In path mode: only the ways to this account. */
  readonly onPathsTo: ((accountSid: string) => void) | undefined;
}

export function MapPanel({ grown, onClose, onToggle, onPaths, onPathsTo }: PanelProps) {
  const { node, isOpen } = grown;
  const title = useRef<HTMLHeadingElement>(null);
  const section = useRef<HTMLElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), [node.key]);
  return (
    <section
      ref={section}
      className="map-panel"
      aria-label={t`What is chosen`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <h2 ref={title} tabIndex={-1}>
        {node.mark === undefined ? (
          <bdi>{node.label}</bdi>
        ) : (
          <KindMark kind={node.mark}>
            <bdi className="name">{node.label}</bdi>
          </KindMark>
        )}
      </h2>
      {(node.risks ?? []).map((risk) => (
        <Notice key={risk} tone="warn">
          {risk}
        </Notice>
      ))}
      {node.facts === undefined ? null : (
        <dl className="map-facts">
          {node.facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className="map-acts">
        {node.branch === undefined ? null : (
          <Button small onPress={() => onToggle(node.key, !isOpen)}>
            {isOpen ? t`Close the branch` : t`Open the branch`}
          </Button>
        )}
        {node.kind === 'account' && node.sid !== undefined ? (
          <>
            {node.mark === 'independent' ? null : (
              <Link to="/admin/accounts/$accountSid" params={{ accountSid: node.sid }}>
                <Trans>Open the account</Trans>
              </Link>
            )}
            {onPathsTo === undefined ? null : (
              <Button small onPress={() => onPathsTo(node.sid ?? '')}>
                <Trans>Only the ways to this account</Trans>
              </Button>
            )}
          </>
        ) : null}
        {node.kind === 'person' && node.sid !== undefined ? (
          <>
            <Link to="/admin/users/$userSid" params={{ userSid: node.sid }}>
              <Trans>Open the person</Trans>
            </Link>
            {onPathsTo === undefined ? (
              <Button small onPress={() => onPaths(node.sid ?? '')}>
                <Trans>Show all their ways</Trans>
              </Button>
            ) : null}
          </>
        ) : null}
        <Button small kind="quiet" onPress={onClose}>
          <Trans>Close</Trans>
        </Button>
      </div>
    </section>
  );
}
