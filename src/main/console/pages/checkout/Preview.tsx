import type { Answer } from '../../../checkout/answer';
import { dayOf, put, wordsOf } from '../../../checkout/words';
import { useStore } from '../../frame/store';
import { language, useWords } from '../../words/language';
import { words } from './words';

/** What the element of the shop says to this answer, at the moment it came. */
export function Preview({ answer }: { answer: Answer }) {
  const t = useWords(words);
  const chosen = useStore(language);
  const w = wordsOf(chosen);
  const day = (date: string) => dayOf(date, chosen);
  const [from, to] = answer.delivers;
  const minutes = Math.floor(answer.secondsLeft / 60);
  const left = [minutes >= 60 && `${Math.floor(minutes / 60)} ${w.hour}`, `${minutes % 60} ${w.minute}`].filter(Boolean).join(' ');
  if (!answer.shipsOn && answer.points.length === 0) {
    return <p>{t.nothing}</p>;
  }
  return (
    <section aria-label={t.preview} class="card">
      <p>{answer.possible ? put(w.within, left) : put(w.ships, day(answer.shipsOn))}</p>
      {from && to && <p>{from === to ? put(w.arrives, day(from)) : put(w.between, day(from), day(to))}</p>}
      {answer.windows.length > 0 && (
        <>
          <h3>{w.delivery}</h3>
          <ul>
            {answer.windows.map((hours) => (
              <li key={`${hours.kind} ${hours.date} ${hours.from}`}>
                {`${hours.kind === 'evening' || hours.kind === 'morning' || hours.kind === 'sameday' ? w[hours.kind] : w.delivery}: ${day(hours.date)}, ${hours.from}–${hours.to}`}
                {hours.price && `, € ${hours.price}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {answer.points.length > 0 && (
        <>
          <h3>{w.pickUp}</h3>
          <ul>
            {answer.points.map((point) => (
              <li key={`${point.carrier} ${point.id}`}>
                {point.name}{' '}
                <span class="soft">
                  {[
                    [point.address.street, point.address.houseNumber].filter(Boolean).join(' '),
                    [point.address.postalCode, point.address.city].filter(Boolean).join(' '),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
