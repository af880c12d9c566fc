package io.tillbridge.lightspeed.cseries;

import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * The web hooks of a connection in its shop. A shop has room for few hooks and others use them, too: only those with our
 * token are touched, at whatever address.
 */
public final class CSeriesWebhooks {
    /** A shop takes no more, whoever they are of. */
    static final int MOST = 10;

    private final CSeriesClient link;

    public CSeriesWebhooks(CSeriesClient link) {
        this.link = link;
    }

    /** What a shop is to tell: {@code orders} and {@code paid}, for example. */
    public record Event(String group, String action) {}

    /**
     * A hook as it stands in the shop.
     *
     * @param ours it has our token, perhaps at an address the hub had before
     */
    public record Hook(String remoteId, Event event, String address, boolean active, boolean ours) {
        /** Without the address: it holds a token. */
        @Override
        public String toString() {
            return "Hook[" + remoteId + ", " + event + (ours ? ", ours]" : "]");
        }
    }

    /**
     * What a set-up changed.
     *
     * @param others hooks of others, which count towards the shop's cap
     */
    public record Changed(int created, int switchedOn, int deleted, int kept, int others) {}

    /** All hooks of the shop. */
    public List<Hook> list(long connectionId, WebhookAddress address) {
        return list(link.targets().of(connectionId), address);
    }

    /**
     * Makes the shop tell just these events to an address, and our token's hooks nothing else; a second time it changes
     * nothing. Those that are missing are made in the set's order.
     *
     * @throws Failure by what went wrong; what was done stays, and the next try goes on from there
     */
    public Changed ensure(long connectionId, WebhookAddress address, Set<Event> events) {
        ShopTarget target = link.targets().of(connectionId);
        List<Hook> hooks = list(target, address);
        Set<Event> there = new HashSet<>();
        int created = 0;
        int switchedOn = 0;
        int deleted = 0;
        for (Hook hook : hooks.stream().filter(Hook::ours).toList()) {
            boolean wanted = hook.address().equals(address.text()) && events.contains(hook.event());
            if (!wanted || !there.add(hook.event())) {
                deleted += delete(target, address, hook);
            } else if (!hook.active()) {
                link.call(
                        target, "PUT", "webhooks/" + hook.remoteId(), "", Map.of("webhook", Map.of("isActive", true)));
                switchedOn++;
            }
        }
        for (Event event :
                events.stream().filter(event -> !there.contains(event)).toList()) {
            create(target, address, event);
            created++;
        }
        int others = (int) hooks.stream().filter(hook -> !hook.ours()).count();
        return new Changed(created, switchedOn, deleted, there.size() - switchedOn, others);
    }

    /** Takes away every hook with this token; none is fine. */
    public int remove(long connectionId, WebhookAddress address) {
        return removal(connectionId, address).getAsInt();
    }

    /**
     * As {@link #remove}, for later, when the connection is gone.
     *
     * @throws Failure when the connection has no key or is not right
     */
    public IntSupplier removal(long connectionId, WebhookAddress address) {
        ShopTarget target = link.targets().of(connectionId);
        return () -> list(target, address).stream()
                .filter(Hook::ours)
                .mapToInt(hook -> delete(target, address, hook))
                .sum();
    }

    /** Nobody knows whether a creation without answer was done: then the list is read again. */
    private void create(ShopTarget target, WebhookAddress address, Event event) {
        Map<String, Object> hook = Map.of(
                "isActive",
                true,
                "itemGroup",
                event.group(),
                "itemAction",
                event.action(),
                "language",
                target.language(),
                "format",
                "json",
                "address",
                address.text());
        try {
            link.call(target, "POST", "webhooks", "", Map.of("webhook", hook));
        } catch (BadDataFailure e) {
            List<Hook> hooks = list(target, address);
            if (hooks.stream()
                    .noneMatch(there -> there.address().equals(address.text())
                            && there.event().equals(event))) {
                throw hooks.size() < MOST ? e : full(target.toString(), hooks.size());
            }
        }
    }

    /** What to do about a shop that has no room for our hooks. */
    static BadDataFailure full(String shop, int hooks) {
        return new BadDataFailure("The shop at " + shop + " has " + hooks + " web hooks, and a shop takes " + MOST
                + ": there is no room for those of this hub. Remove hooks that nobody needs any more, such as those of apps"
                + " that were uninstalled, or switch webhooks off here. The hub tries again within the hour, and at once when"
                + " the connection is changed; until then orders come by the clock.");
    }

    /** A 404 may pass: only the list tells whether the hook is gone. */
    private int delete(ShopTarget target, WebhookAddress address, Hook hook) {
        try {
            link.call(target, "DELETE", "webhooks/" + hook.remoteId(), "", null);
        } catch (CSeriesNotFound perhapsGone) {
            if (list(target, address).stream()
                    .anyMatch(there -> there.remoteId().equals(hook.remoteId()))) {
                throw new PassingFailure("The shop at " + target + " lists the web hook " + hook.remoteId()
                        + " and says that there is no such hook (404). It is taken away at the next try.");
            }
            return 0;
        }
        return 1;
    }

    private List<Hook> list(ShopTarget target, WebhookAddress address) {
        Object content = link.call(target, "GET", "webhooks", "limit=250", null);
        List<Hook> hooks = new ArrayList<>();
        for (Object item : content instanceof List<?> list ? list : List.of()) {
            ShopJson hook = ShopJson.of(item);
            String place = hook.text("address");
            if (hook.id("id") != null) {
                Event event = new Event(hook.text("itemGroup"), hook.text("itemAction"));
                hooks.add(new Hook(hook.id("id"), event, place, hook.flag("isActive"), address.isOurs(place)));
            }
        }
        return hooks;

}
}
