import { useState } from 'preact/hooks';
import { useStore } from '../../frame/store';
import { Note } from '../../parts/Note';
import { clash, type Schema, shown, titleOf, type Values } from '../../parts/schema';
import { language, useWords } from '../../words/language';
import { words } from './words';

interface Props {
  schema: Schema;
  /** What was read, what stands in the form, and what somebody else has saved meanwhile. */
  base: Values;
  mine: Values;
  theirs: Values;
  take: (values: Values) => void;
}

/** Two people changed the same settings: shows both values and asks which one stays. Nothing is lost meanwhile. */
export function Conflict({ schema, base, mine, theirs, take }: Props) {
  const t = useWords(words);
  const chosen = useStore(language);
  const found = clash(base, mine, theirs);
  const [theirNames, setTheirNames] = useState<string[]>([]);
  const go = () => {
    const values = { ...found.merged };
    for (const name of theirNames) {
      if (theirs[name] === undefined) {
        delete values[name];
      } else {
        values[name] = theirs[name];
      }
    }
    take(values);
  };
  return (
    <Note kind="warn">
      <p>
        <strong>{t.conflictTitle}</strong>
      </p>
      <p>{found.both.length > 0 ? t.conflict : t.conflictNone}</p>
      {found.both.map((name) => {
        const title = titleOf(schema.properties?.[name] ?? {}, name, chosen);
        const pick = (who: 'mine' | 'theirs') => (
          <label class="check">
            <input
              type="radio"
              name={`keep-${name}`}
              checked={theirNames.includes(name) === (who === 'theirs')}
              onChange={() => setTheirNames(who === 'theirs' ? [...theirNames, name] : theirNames.filter((one) => one !== name))}
            />{' '}
            {t[who]}: <code>{shown((who === 'mine' ? mine : theirs)[name])}</code>
          </label>
        );
        return (
          <fieldset key={name}>
            <legend>{title}</legend>
            <p class="hint">
              {t.before}: <code>{shown(base[name])}</code>
            </p>
            {pick('mine')}
            {pick('theirs')}
          </fieldset>
        );
      })}
      <button type="button" onClick={go}>
        {t.takeOver}
      </button>
    </Note>
  );
}
