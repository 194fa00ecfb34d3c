import { useState } from 'react'
import { may } from '../../../domain/permissions.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import type { ItemSupplier } from '../../../domain/supplier.ts'
import { PartnerChooser } from '../../parts/partner-chooser.tsx'
import { useMember } from '../../parts/use-member.ts'
import { asAmount } from '../../ui/amount.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Code } from '../../ui/code.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Section } from '../../ui/screen.tsx'
import { partnerQuery } from '../../view/partners.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'
import { supplierPriceQuery } from '../../view/suppliers.ts'
import { words } from '../../words/index.ts'
import { SupplierForm } from './supplier-form.tsx'

const text = words.suppliers

type RowProps = { item: ItemDocument; supplier: ItemSupplier; onOpen: (() => void) | undefined }

const SupplierRow = ({ item, supplier, onOpen }: RowProps) => {
  const { partnerId, code, unit, leadTimeDays } = supplier
  const partner = useQuery(partnerQuery(partnerId))
  const price = useQuery(supplierPriceQuery(useWorkspace().supplierPriceId(item.id, partnerId)))
  const sees = may(useMember(), 'see-costs')
  return (
    <Row
      title={partner?.name ?? words.unknownName}
      detail={
        <>
          {code ? <Code value={code} /> : null}
          {unit ? <span>{text.soldIn(unit)}</span> : null}
          {leadTimeDays === undefined ? null : <span>{text.takes(leadTimeDays)}</span>}
        </>
      }
      trailing={sees && price ? <span>{asAmount(price.price, price.currency)}</span> : undefined}
      {...(onOpen ? { onClick: onOpen } : { href: `/partners/${partnerId}` })}
    />
  )
}

/** Who the item is bought from: under which code, in what, how soon, and for leads at what price. */
export const ItemSuppliers = ({ item }: { item: ItemDocument }) => {
  const mayEdit = may(useMember(), 'edit-items')
  const [open, setOpen] = useState<string | 'choose' | undefined>()
  const suppliers = item.suppliers ?? []
  if (suppliers.length === 0 && !mayEdit) return null
  return (
    <Section title={text.title}>
      <Rows label={text.title}>
        {suppliers.map((supplier) => (
          <li key={supplier.partnerId}>
            <SupplierRow
              item={item}
              supplier={supplier}
              onOpen={mayEdit ? () => setOpen(supplier.partnerId) : undefined}
            />
          </li>
        ))}
      </Rows>
      {mayEdit ? (
        <BigButton kind="quiet" onClick={() => setOpen('choose')}>
          {text.add}
        </BigButton>
      ) : null}
      {open === 'choose' ? (
        <PartnerChooser
          kind="supplier"
          onClose={() => setOpen(undefined)}
          onChoose={(id) => setOpen(id ?? undefined)}
        />
      ) : open ? (
        <SupplierForm key={open} item={item} partnerId={open} onClose={() => setOpen(undefined)} />
      ) : null}
    </Section>
  )
}
