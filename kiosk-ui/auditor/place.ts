/** The pages of whoever looks at the past. */
export const AUDIT_PAGES = ['records', 'timeline', 'reports'] as const;
export type AuditPage = (typeof AUDIT_PAGES)[number];

/** Which of them an address names, whatever follows; null for none. */
export const auditPageOf = (hash: string): AuditPage | null => {
  const [, name = ''] = /^#([a-z-]+)/.exec(hash) ?? [];
  return AUDIT_PAGES.find((page) => page === name) ?? null;
};
