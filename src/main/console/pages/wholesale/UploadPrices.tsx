import { useState } from 'preact/hooks';
import { type Schemas, send } from '../../api/client';
import { Ask } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { Note } from '../../parts/Note';
import { tell } from '../../parts/Toasts';
import { number } from '../../words/format';
import { useWholesaleWords } from './words';

type Checked = Schemas['WholesaleFile'];

/** Sends a file of prices; its findings are shown when it is refused. */
export function UploadPrices({ name, close, done }: { name?: string; close: () => void; done: () => void }) {
  const t = useWholesaleWords();
  const [list, setList] = useState(name ?? '');
  const [file, setFile] = useState<File>();
  const [refused, setRefused] = useState<Checked>();
  const act = async () => {
    if (!file) {
      return;
    }
    const answer = await send(
      'post',
      '/price-lists/{name}/file',
      { path: { name: list.trim() }, query: { filename: file.name } },
      file,
      'application/octet-stream',
    );
    const checked = (await answer.json()) as Checked;
    if (checked.state === 'refused') {
      setRefused(checked);
      throw new Error(t.refused(number(checked.findings)));
    }
    tell('good', t.loaded(list.trim(), number(checked.good)));
  };
  return (
    <Ask title={t.upload} doIt={t.upload} act={act} onClose={close} onDone={done}>
      {!name && (
        <Field label={t.name} hint={t.nameHint} required>
          {(attributes) => (
            <input
              {...attributes}
              required
              pattern="[a-z0-9]+(-[a-z0-9]+)*"
              maxLength={64}
              value={list}
              onInput={(event) => setList(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <Field label={t.file} hint={t.fileHint} required>
        {(attributes) => <input {...attributes} type="file" required onChange={(event) => setFile(event.currentTarget.files?.[0])} />}
      </Field>
      {refused && (
        <Note kind="warn">
          <ul>
            {refused.first?.map((one) => (
              <li key={`${one.line} ${one.column} ${one.code}`}>
                {t.line} {number(one.line)}: {one.message} {one.hint}
              </li>
            ))}
          </ul>
          <p>
            <a href={`/api/v1/wholesale-orders/files/${refused.id}/error-file`} download>
              {t.errorFile}
            </a>
          </p>
        </Note>
      )}
    </Ask>
  );
}
