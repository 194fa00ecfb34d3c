import { Suspense } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { may } from '../../domain/permissions.ts'
import { HomeScreen } from '../features/home/home-screen.tsx'
import { MoreScreen } from '../features/more/more-screen.tsx'
import { MovementScreen } from '../features/movement/movement-screen.tsx'
import { ScanScreen } from '../features/scan/scan-screen.tsx'
import { useMember } from '../parts/use-member.ts'
import { rightFor } from '../parts/work-rights.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { HoldScans } from './hold-scans.tsx'
import { lateScreen } from './late-screen.tsx'
import { LookOnly } from './look-only.tsx'

// Scanning and moving stock is at hand at once; the rest comes when it is asked for, out of the precache.
const ItemsScreen = lateScreen(async () => (await import('../features/items/items-screen.tsx')).ItemsScreen)
const BulkItemsScreen = lateScreen(async () => (await import('../features/items/bulk-screen.tsx')).BulkScreen)
const VariantsScreen = lateScreen(async () => (await import('../features/items/variants-screen.tsx')).VariantsScreen)
const LocationsScreen = lateScreen(
  async () => (await import('../features/locations/locations-screen.tsx')).LocationsScreen,
)
const BulkScreen = lateScreen(async () => (await import('../features/locations/bulk-screen.tsx')).BulkScreen)
const WalkScreen = lateScreen(async () => (await import('../features/locations/walk-screen.tsx')).WalkScreen)
const CountsScreen = lateScreen(async () => (await import('../features/count/counts-screen.tsx')).CountsScreen)
const CountScreen = lateScreen(async () => (await import('../features/count/count-screen.tsx')).CountScreen)
const VisitScreen = lateScreen(async () => (await import('../features/count/visit-screen.tsx')).VisitScreen)
const PlanScreen = lateScreen(async () => (await import('../features/count/plan-screen.tsx')).PlanScreen)
const CountEditScreen = lateScreen(async () => (await import('../features/count/edit-screen.tsx')).EditScreen)
const SchedulesScreen = lateScreen(async () => (await import('../features/count/schedules-screen.tsx')).SchedulesScreen)
const ScheduleScreen = lateScreen(async () => (await import('../features/count/schedule-screen.tsx')).ScheduleScreen)
const OrdersScreen = lateScreen(async () => (await import('../features/orders/orders-screen.tsx')).OrdersScreen)
const OrderFormScreen = lateScreen(
  async () => (await import('../features/orders/order-form-screen.tsx')).OrderFormScreen,
)
const PartnersScreen = lateScreen(async () => (await import('../features/partners/partners-screen.tsx')).PartnersScreen)
const OrderNumbersScreen = lateScreen(
  async () => (await import('../features/orders/order-numbers-screen.tsx')).OrderNumbersScreen,
)
const AsOfScreen = lateScreen(async () => (await import('../features/history/as-of-screen.tsx')).AsOfScreen)
const ExportScreen = lateScreen(async () => (await import('../features/export/export-screen.tsx')).ExportScreen)
const ImportScreen = lateScreen(async () => (await import('../features/import/import-screen.tsx')).ImportScreen)
const KitScreen = lateScreen(async () => (await import('../features/kit/kit-screen.tsx')).KitScreen)
const ReceiveScreen = lateScreen(async () => (await import('../features/receive/receive-screen.tsx')).ReceiveScreen)
const BasketScreen = lateScreen(async () => (await import('../features/basket/basket-screen.tsx')).BasketScreen)
const ReasonsScreen = lateScreen(async () => (await import('../features/reasons/reasons-screen.tsx')).ReasonsScreen)
const AttributesScreen = lateScreen(
  async () => (await import('../features/attributes/attributes-screen.tsx')).AttributesScreen,
)
const CategoriesScreen = lateScreen(
  async () => (await import('../features/categories/categories-screen.tsx')).CategoriesScreen,
)
const LabelsScreen = lateScreen(async () => (await import('../features/labels/labels-screen.tsx')).LabelsScreen)
const LabelsSettingsScreen = lateScreen(
  async () => (await import('../features/settings/labels-screen.tsx')).LabelsSettingsScreen,
)
const PickScreen = lateScreen(async () => (await import('../features/pick/pick-screen.tsx')).PickScreen)
const StartScreen = lateScreen(async () => (await import('../features/pick/start-screen.tsx')).StartScreen)
const PackScreen = lateScreen(async () => (await import('../features/pack/pack-screen.tsx')).PackScreen)
const InboxScreen = lateScreen(async () => (await import('../features/inbox/inbox-screen.tsx')).InboxScreen)
const ChangedScreen = lateScreen(async () => (await import('../features/changed/changed-screen.tsx')).ChangedScreen)
const NoticesScreen = lateScreen(async () => (await import('../features/notices/notices-screen.tsx')).NoticesScreen)
const SettingsScreen = lateScreen(async () => (await import('../features/settings/settings-screen.tsx')).SettingsScreen)
const StorageScreen = lateScreen(async () => (await import('../features/settings/storage-screen.tsx')).StorageScreen)
const ScannerScreen = lateScreen(async () => (await import('../features/settings/scanner-screen.tsx')).ScannerScreen)

/** Which path shows which screen. A screen that stops takes only itself along: each path has a boundary of its own. */
export const Routes = ({ onLeave }: { onLeave: () => Promise<void> }) => {
  const [path] = useLocation()
  const member = useMember()
  const right = rightFor(path)
  if (right && !may(member, right)) return <LookOnly />
  return (
    <ErrorBoundary key={path.split('/')[1]} at={path}>
      <Suspense fallback={<HoldScans />}>
        <Switch>
          <Route path="/" component={HomeScreen} />
          <Route path="/changed" component={ChangedScreen} />
          <Route path="/scan" component={ScanScreen} />
          <Route path="/items/change" component={BulkItemsScreen} />
          <Route path="/items/:id/variants">{({ id }) => <VariantsScreen id={id} />}</Route>
          <Route path="/items/:id?">{({ id }) => <ItemsScreen id={id} />}</Route>
          <Route path="/items/:id/lots/:lotId">{({ id, lotId }) => <ItemsScreen id={id} lotId={lotId} />}</Route>
          <Route path="/locations/new-many" component={BulkScreen} />
          <Route path="/locations/:id/walk">{({ id }) => <WalkScreen id={id} />}</Route>
          <Route path="/locations/:id?">{({ id }) => <LocationsScreen id={id} />}</Route>
          <Route path="/receive">
            <MovementScreen flow="receive" />
          </Route>
          <Route path="/put-away">
            <MovementScreen flow="put-away" />
          </Route>
          <Route path="/move">
            <MovementScreen flow="move" />
          </Route>
          <Route path="/move-several">
            <BasketScreen kind="move" />
          </Route>
          <Route path="/transfer">
            <BasketScreen kind="transfer" />
          </Route>
          <Route path="/pick">
            <MovementScreen flow="pick" />
          </Route>
          <Route path="/return">
            <MovementScreen flow="return" />
          </Route>
          <Route path="/send-back">
            <MovementScreen flow="send-back" />
          </Route>
          <Route path="/adjust">
            <MovementScreen flow="adjust" />
          </Route>
          <Route path="/count" component={CountsScreen} />
          <Route path="/count/new" component={PlanScreen} />
          <Route path="/count/schedules" component={SchedulesScreen} />
          <Route path="/count/schedules/new">
            <ScheduleScreen />
          </Route>
          <Route path="/count/schedules/:id">{({ id }) => <ScheduleScreen id={id} />}</Route>
          <Route path="/count/bin/:locationId">
            {({ locationId }) => <VisitScreen key={locationId} locationId={locationId} />}
          </Route>
          <Route path="/count/:id/edit">{({ id }) => <CountEditScreen key={id} id={id} />}</Route>
          <Route path="/count/:id">{({ id }) => <CountScreen id={id} />}</Route>
          <Route path="/count/:id/bin/:locationId">
            {({ id, locationId }) => <VisitScreen key={`${id}/${locationId}`} countId={id} locationId={locationId} />}
          </Route>
          <Route path="/orders/:id/receive">{({ id }) => <ReceiveScreen id={id} job="receive" />}</Route>
          <Route path="/orders/:id/send">{({ id }) => <ReceiveScreen id={id} job="send" />}</Route>
          <Route path="/orders/new/:kind">{({ kind }) => <OrderFormScreen key={kind} kind={kind} />}</Route>
          <Route path="/orders/:id/edit">{({ id }) => <OrderFormScreen key={id} id={id} />}</Route>
          <Route path="/orders/:id?">{({ id }) => <OrdersScreen id={id} />}</Route>
          <Route path="/partners/:id?">{({ id }) => <PartnersScreen id={id} />}</Route>
          <Route path="/order-numbers" component={OrderNumbersScreen} />
          <Route path="/as-of" component={AsOfScreen} />
          <Route path="/kit" component={KitScreen} />
          <Route path="/reasons" component={ReasonsScreen} />
          <Route path="/categories" component={CategoriesScreen} />
          <Route path="/attributes" component={AttributesScreen} />
          <Route path="/labels" component={LabelsScreen} />
          <Route path="/import" component={ImportScreen} />
          <Route path="/export" component={ExportScreen} />
          <Route path="/pick-list" component={PickScreen} />
          <Route path="/pick-list/new" component={StartScreen} />
          <Route path="/pack/:orderId">{({ orderId }) => <PackScreen key={orderId} orderId={orderId} />}</Route>
          <Route path="/inbox" component={InboxScreen} />
          <Route path="/notices" component={NoticesScreen} />
          <Route path="/settings">
            <SettingsScreen onLeave={onLeave} />
          </Route>
          <Route path="/settings/scanner" component={ScannerScreen} />
          <Route path="/settings/storage" component={StorageScreen} />
          <Route path="/settings/labels" component={LabelsSettingsScreen} />
          <Route path="/more" component={MoreScreen} />
          <Route component={HomeScreen} />
        </Switch>
      </Suspense>
    </ErrorBoundary>
  )
}
