import { href, usePlace } from '../frame/location';

/** Tabs of a page: each has an address. */
export function Tabs({ label, tabs }: { label: string; tabs: { path: string; name: string; count?: number }[] }) {
  const { path } = usePlace();
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.path} href={href(tab.path)} aria-current={path === tab.path ? 'page' : undefined}>
          {tab.name}
          {tab.count !== undefined && <span class="count">{tab.count}</span>}
        </a>
      ))}
    </nav>
  );
}
