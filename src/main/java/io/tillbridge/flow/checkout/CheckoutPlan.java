package io.tillbridge.flow.checkout;

import io.tillbridge.lightspeed.cseries.CSeriesInstallations.Installed;
import java.util.List;

/**
 * What is to be done so that a shop has exactly one installation of ours, or none. Ours is the one with the number that
 * the shop gave us, and any with exactly our address; all others are of other apps or of other connections. One whose
 * address somebody changed by hand stays as it is.
 *
 * @param kept the one that stays or is changed; null: none
 * @param change whether its address is to be written anew
 * @param create whether one is to be made
 * @param delete what is to go
 * @param edited the address that somebody wrote into ours by hand; null: nobody did
 */
record CheckoutPlan(Installed kept, boolean change, boolean create, List<Installed> delete, String edited) {

    /**
     * Compares.
     *
     * @param there all of the shop
     * @param known what the hub made; null: nothing yet
     * @param wanted the address; null: none is to be there
     */
    static CheckoutPlan of(List<Installed> there, CheckoutInstallation known, String wanted) {
        Installed mine = there.stream()
                .filter(each -> known != null && each.remoteId().equals(known.remoteId()))
                .findFirst()
                .orElse(null);
        boolean untouched = mine != null
                && (mine.address().equals(known.address()) || mine.address().equals(wanted));
        String edited = mine == null || untouched ? null : mine.address();
        if (wanted == null) {
            List<Installed> ours = there.stream()
                    .filter(each -> edited == null || !each.equals(mine))
                    .filter(each ->
                            each.equals(mine) || known != null && each.address().equals(known.address()))
                    .toList();
            return new CheckoutPlan(null, false, false, ours, edited);
        }
        Installed kept = mine != null
                ? mine
                : there.stream()
                        .filter(each -> each.address().equals(wanted))
                        .findFirst()
                        .orElse(null);
        List<Installed> second = there.stream()
                .filter(each -> !each.equals(kept))
                .filter(each -> each.address().equals(wanted)
                        || known != null && each.address().equals(known.address()))
                .toList();
        boolean change = kept != null && edited == null && !kept.address().equals(wanted);
        return new CheckoutPlan(kept, change, kept == null, second, edited);
    }

    boolean changesNothing() {
        return !change && !create && delete.isEmpty();
    }
}
