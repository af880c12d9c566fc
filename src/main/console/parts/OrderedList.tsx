import { useCommon } from '../words';
import { useWords } from '../words/language';
import type { Choice } from './SchemaForm';
import { schemaWords } from './schemaWords';

interface Props {
  /** What is chosen here, for screen readers. */
  title: string;
  choices: Choice[];
  value: string[];
  onChange: (value: string[]) => void;
}

/** Several of some things, in an order that counts. */
export function OrderedList({ title, choices, value, onChange }: Props) {
  const s = useWords(schemaWords);
  const t = useCommon();
  const nameOf = (one: string) => choices.find((choice) => choice.value === one)?.label ?? one;
  const left = choices.filter((choice) => !value.includes(choice.value));
  const moved = (from: number) => {
    const next = [...value];
    const [one] = next.splice(from, 1);
    next.splice(from - 1, 0, one as string);
    onChange(next);
  };
  return (
    <>
      <ol class="ordered">
        {value.map((one, place) => (
          <li key={one}>
            <span>{nameOf(one)}</span>
            <button type="button" aria-label={s.up(nameOf(one))} disabled={place === 0} onClick={() => moved(place)}>
              ↑
            </button>
            <button type="button" aria-label={s.take(nameOf(one))} onClick={() => onChange(value.filter((other) => other !== one))}>
              ×
            </button>
          </li>
        ))}
      </ol>
      {left.length > 0 && (
        <select
          aria-label={`${t.add}: ${title}`}
          value=""
          onChange={(event) => event.currentTarget.value && onChange([...value, event.currentTarget.value])}
        >
          <option value="">{t.add} …</option>
          {left.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
