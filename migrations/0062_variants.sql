-- Which item each is a variant of, for who asks what an item's variants are: through jsonb, whose operators are not leakproof, each question would go
-- through every item of the organisation.
alter table items add column variant_of uuid generated always as ((doc ->> 'variantOf')::uuid) stored;
create index items_by_variant_of on items (org_id, variant_of) where variant_of is not null;
