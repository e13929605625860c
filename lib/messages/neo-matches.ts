/** Match patterns of NEO's own pages on one origin; any directory (facts/neo-web.md §1.1), nothing else of that host. */
export const neoMatches = (origin: string): string[] => [`${origin}/*dneo.cgi*`, `${origin}/*dneo.exe*`]
