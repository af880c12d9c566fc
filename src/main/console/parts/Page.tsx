import type { ComponentChildren } from 'preact';
import { useTitle } from '../frame/Frame';

interface Props {
  title: string;
  /** One paragraph that says what the page is for. */
  help?: string;
  /** Buttons at the right of the title. */
  actions?: ComponentChildren;
  /** Where this page hangs: links to what is above it. */
  above?: { href: string; name: string }[];
  children: ComponentChildren;
}

/** A page: title, what it is for, what one can do, and its content. */
export function Page({ title, help, actions, above = [], children }: Props) {
  useTitle(title);
  return (
    <article class="page">
      {above.length > 0 && (
        <p class="above">
          {above.map((link) => (
            <a key={link.href} href={link.href}>
              {link.name}
            </a>
          ))}
        </p>
      )}
      <header class="head">
        <h1>{title}</h1>
        {actions && <div class="actions">{actions}</div>}
      </header>
      {help && <p class="help">{help}</p>}
      {children}
    </article>
  );
}
