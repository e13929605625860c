import { useEffect, useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { KeptFileRow } from '../lib/messages/protocol.ts'
import { megabytes } from './bytes.ts'
import type { OwnApi } from './own-api.ts'
import { subjectOf } from './RowTable.tsx'

const bytesOf = (data: string) => Uint8Array.from(atob(data), (char) => char.charCodeAt(0))

/** All parts of a file; undefined where it is not there any more. */
const fetchFile = async (api: OwnApi, { id, size }: KeptFileRow): Promise<Uint8Array<ArrayBuffer>[] | undefined> => {
  const parts: Uint8Array<ArrayBuffer>[] = []
  for (let from = 0; from < size;) {
    const { data } = await api.ask({ type: 'kept-part', id, from })
    if (data === '') return
    const part = bytesOf(data)
    parts.push(part)
    from += part.byteLength
  }
  return parts
}

/** Attached files that the sync has deleted: each can be saved for as long as it is kept. */
export const KeptFiles = ({ api, lastRunAt }: { api: OwnApi; lastRunAt: number }) => {
  const [files, setFiles] = useState<readonly KeptFileRow[]>([])
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let current = true
    api.ask({ type: 'kept-files' }).then(
      (found) => current && setFiles(found),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [api, lastRunAt])
  const save = async (file: KeptFileRow) => {
    const parts = await fetchFile(api, file).catch(() => undefined)
    setFailed(parts === undefined)
    if (parts) api.saveBytes(file.name, parts)
  }
  if (files.length === 0) return null
  return (
    <section aria-labelledby="kept-title">
      <h3 id="kept-title">{t('history.kept')}</h3>
      <p class="lead">{t('history.kept-lead')}</p>
      <div role="status">{failed && t('history.kept-failed')}</div>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            {file.name} ({t('history.kept-size', { size: megabytes(file.size) })}, {t(`side.${file.on}`)},{' '}
            {subjectOf(file)}){' '}
            <button
              type="button"
              class="button"
              aria-label={t('history.kept-save-of', { name: file.name })}
              onClick={() => void save(file)}
            >
              {t('history.kept-save')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
