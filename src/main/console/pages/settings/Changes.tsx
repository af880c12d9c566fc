import type { Schemas } from '../../api/client';
import { useWords } from '../../words/language';
import { words } from './words';

/** What changed, member by member, with the value before and after side by side. */
export function Changes({ caption, members }: { caption: string; members: Schemas['MemberChange'][] }) {
  const t = useWords(words);
  return (
    <div class="table">
      <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
        <table>
          <caption class="unseen">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.what}</th>
              <th scope="col">{t.before}</th>
              <th scope="col">{t.after}</th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <tr key={member.pointer}>
                <td data-title={t.what}>
                  <code>{member.pointer}</code>
                </td>
                <td data-title={t.before}>
                  <Shown value={member.before} />
                </td>
                <td data-title={t.after}>
                  <Shown value={member.after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Shown({ value }: { value: unknown }) {
  const t = useWords(words);
  if (value === undefined || value === null) {
    return <span class="soft">{t.nothingThere}</span>;
  }
  return <code class="value">{typeof value === 'string' ? value : JSON.stringify(value, null, 1)}</code>;
}
