import { NumberInput, TextInput } from '@mantine/core'
import { isCompanyPrefix } from '../../../domain/labels/sscc.ts'
import { may } from '../../../domain/permissions.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import { useKeptFields } from '../../view/hooks.ts'
import { labelSettingsQuery } from '../../view/labels.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './settings.module.css'

const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?(\/[A-Za-z0-9._~-]+)*$/

/** The GS1 prefix, the extension digit of pallet numbers, and where Digital Links lead. */
export const LabelSettings = () => {
  const member = useMember()
  const settings = useQuery(labelSettingsQuery)
  const { record } = useRecord()
  const text = words.labels.settings
  const stored = {
    companyPrefix: settings?.companyPrefix ?? '',
    extension: settings?.extension ?? 0,
    linkDomain: settings?.linkDomain ?? '',
  }
  const { fields, change, forget } = useKeptFields('label-settings', { ...stored, seen: settings })
  const mayEdit = may(member, 'edit-labels')
  const prefix = fields.companyPrefix.trim()
  const domain = fields.linkDomain.trim()
  const isPrefix = prefix === '' || isCompanyPrefix(prefix)
  const isDomain = domain === '' || DOMAIN.test(domain)
  const save = async () => {
    const { seen } = fields
    const saved = await record(
      [
        {
          type: 'edit',
          op: settings ? 'update' : 'create',
          collection: 'label-settings',
          documentId: member.orgId,
          set: { companyPrefix: prefix || null, extension: fields.extension, linkDomain: domain || null },
          base: seen
            ? { companyPrefix: seen.companyPrefix, extension: seen.extension, linkDomain: seen.linkDomain }
            : {},
          labels: { name: text.title },
        },
      ],
      { done: text.saved },
    )
    if (saved) forget()
  }
  return (
    <Section title={text.organisation}>
      <div className={classes.block}>
        <TextInput
          label={text.prefix}
          description={text.prefixHint}
          inputMode="numeric"
          value={fields.companyPrefix}
          disabled={!mayEdit}
          error={isPrefix ? undefined : text.prefixWrong}
          onChange={(event) => change({ companyPrefix: event.target.value })}
        />
        <NumberInput
          label={text.extension}
          description={text.extensionHint}
          value={fields.extension}
          min={0}
          max={9}
          allowDecimal={false}
          disabled={!mayEdit}
          onChange={(value) => (typeof value === 'number' ? change({ extension: value }) : undefined)}
        />
        <TextInput
          label={text.domain}
          description={text.domainHint}
          inputMode="url"
          autoCapitalize="none"
          value={fields.linkDomain}
          disabled={!mayEdit}
          error={isDomain ? undefined : text.domainWrong}
          onChange={(event) => change({ linkDomain: event.target.value })}
        />
        {mayEdit ? (
          <BigButton onClick={save} disabled={!isPrefix || !isDomain}>
            {text.save}
          </BigButton>
        ) : (
          <Hint>{text.notYours}</Hint>
        )}
      </div>
    </Section>
  )
}
