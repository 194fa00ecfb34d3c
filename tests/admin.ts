import { Client } from 'pg'

/** A moment as superuser. */
export const withAdmin = async (url: string, work: (admin: Client) => Promise<unknown>): Promise<void> => {
  const admin = new Client({ connectionString: url })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}
