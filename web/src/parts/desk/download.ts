/** Saves a sheet that the API gave. */
export function save(sheet: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(sheet)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

/** How a sheet is asked for. */
export const asSheet = { parseAs: 'blob', headers: { Accept: 'text/csv' } } as const
