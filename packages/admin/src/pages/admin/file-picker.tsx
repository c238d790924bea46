/** A file, picked or dropped. The platform's own control is what has the focus, and what is heard. */
import { Trans } from '@lingui/react/macro';
import { type DragEvent, useId, useState } from 'react';

export function FilePicker({
  label,
  help,
  accept,
  onChoose,
}: {
  label: string;
  help: string;
  /** As the attribute of the element. */
  accept: string;
  onChoose: (file: File) => void;
}) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const over = (event: DragEvent, on: boolean) => {
    event.preventDefault();
    setIsOver(on);
  };
  const choose = (files: FileList | null) => {
    const file = files?.item(0);
    if (file !== null && file !== undefined) onChoose(file);
  };
  return (
    <div
      className="file-picker"
      data-over={isOver}
      onDragEnter={(event) => over(event, true)}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={(event) => {
        over(event, false);
        choose(event.dataTransfer.files);
      }}
    >
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept={accept}
        aria-describedby={`${id}-help`}
        onChange={(event) => {
          choose(event.target.files);
          // The same file again, when it was mended, is chosen anew.
          event.target.value = '';
        }}
      />
      <p className="small muted" id={`${id}-help`}>
        {help} <Trans>You can also drop it here.</Trans>
      </p>
    </div>
  );
}
