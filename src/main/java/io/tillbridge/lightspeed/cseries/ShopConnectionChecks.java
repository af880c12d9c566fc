package io.tillbridge.lightspeed.cseries;

import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.connection.ConnectionTest.Check;
import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One try of a connection to a shop, check by check: three calls when all is right. */
final class ShopConnectionChecks {
    /** Languages to ask in for the shop's own, when the one that was set is not among them. */
    private static final List<String> USUAL = List.of("nl", "en", "us", "de", "fr", "es", "it", "da", "sv", "pl");

    private static final String NOT_SHOWN = "not shown: the key lacks 'settings read'";

    private final CSeriesClient link;
    private final ShopTarget target;
    private final CSeriesSettings settings;
    private final long connectionId;
    private final List<Check> checks = new ArrayList<>();
    private final Map<String, Object> seen = new LinkedHashMap<>();

    /** @param connectionId whose web hooks are ours */
    ShopConnectionChecks(CSeriesClient link, ShopTarget target, CSeriesSettings settings, long connectionId) {
        this.link = link;
        this.target = target;
        this.settings = settings;
        this.connectionId = connectionId;
    }

    TestReport run() {
        Optional<KeyRights> rights = signIn();
        if (rights.isPresent() && rights.get().showsSettings()) {
            shop();
            languages();
            hooks();
        } else if (rights.isPresent()) {
            // Nothing that is switched on needs it; the language is a right one, or sign-in had found no such page.
            passed("shop", NOT_SHOWN);
            passed("languages", NOT_SHOWN);
        }
        return new TestReport(checks.stream().allMatch(Check::ok), checks, seen);
    }

    /** What the key may do; empty when nothing more is to be tried. */
    private Optional<KeyRights> signIn() {
        try {
            return Optional.of(permissions(ShopJson.of(get(target, "account/permissions"))));
        } catch (CSeriesNotFound e) {
            language(e);
        } catch (RefusedFailure e) {
            if (e.getMessage().contains("(401)")) {
                unknownKey(e);
            } else if (e.getMessage().contains("(404)")) {
                language(e);
            } else {
                failed("signIn", e);
            }
        } catch (Failure e) {
            failed("signIn", e);
        }
        return Optional.empty();
    }

    /** A key is known on its own cluster only. */
    private void unknownKey(RefusedFailure here) {
        Optional<Map.Entry<String, String>> other = link.targets().clusters().other(settings);
        if (other.isPresent() && knownAt(other.get().getValue())) {
            String cluster = other.get().getKey();
            seen.put("cluster", cluster);
            failed(
                    "signIn",
                    "The API key is of another cluster: expected it on " + settings.cluster() + ", found it on "
                            + cluster + ". Set the connection's cluster to " + cluster + ".");
        } else {
            String both = other.isPresent() ? " The other cluster does not know it, either." : "";
            failed("signIn", here.getMessage() + both);
        }
    }

    private boolean knownAt(String baseUrl) {
        try {
            get(target.at(baseUrl), "account/permissions");
            return true;
        } catch (CSeriesNotFound wrongLanguage) {
            return true;
        } catch (RefusedFailure e) {
            return !e.getMessage().contains("(401)");
        } catch (Failure e) {
            return false;
        }
    }

    private KeyRights permissions(ShopJson permissions) {
        KeyRights rights = KeyRights.of(permissions);
        seen.put("permissions", rights.granted());
        passed("signIn", "the key is known at " + target.baseUrl());
        checks.add(new Check("permissions", rights.enoughFor(settings), rights.sentence()));
        return rights;
    }

    private void shop() {
        try {
            ShopJson shop = ShopJson.of(get(target, "shop"));
            String domain = shop.text("mainDomain");
            String currency = shop.object("currency").text("shortcode");
            seen.put("mainDomain", domain);
            seen.put("currency", currency);
            String retail = shop.flag("isRetail")
                    ? "; it is tied to Lightspeed Retail, so products, and perhaps stock, cannot be written here: connect the"
                            + " Retail account for those"
                    : "";
            seen.put("isRetail", shop.flag("isRetail"));
            passed("shop", (domain.isEmpty() ? "a shop without a domain" : domain) + ", in " + currency + retail);
        } catch (Failure e) {
            failed("shop", e);
        }
    }

    private void languages() {
        try {
            List<String> active = active(get(target, "languages"));
            seen.put("languages", active);
            if (active.isEmpty() || active.contains(settings.language())) {
                passed("languages", "switched on in the shop: " + String.join(", ", active));
            } else {
                failed("languages", wrongLanguage(active));
            }
        } catch (Failure e) {
            failed("languages", e);
        }
    }

    /** Whether the shop has room for our web hooks; hooks of others count, too. */
    private void hooks() {
        if (!settings.webhooks() || !settings.orderSync()) {
            return;
        }
        try {
            List<?> all = get(target, "webhooks") instanceof List<?> list ? list : List.of();
            long ours = all.stream()
                    .filter(hook -> ShopJson.of(hook).text("address").contains("/hooks/" + connectionId + "-"))
                    .count();
            if (ours == 0 && all.size() >= CSeriesWebhooks.MOST) {
                throw CSeriesWebhooks.full(target.toString(), all.size());
            }
            passed("webhooks", all.size() + " of " + CSeriesWebhooks.MOST + ", " + ours + " of this hub");
        } catch (Failure e) {
            failed("webhooks", e);
        }
    }

    /** Asks in the usual languages which ones the shop has. */
    private void language(Failure why) {
        for (String language : USUAL) {
            try {
                List<String> active = languagesIn(language);
                seen.put("languages", active);
                if (active.contains(settings.language())) {
                    // Not for its language, then.
                    failed("signIn", why.getMessage());
                } else {
                    failed("languages", wrongLanguage(active));
                }
                return;
            } catch (Failure e) {
                if (!e.getMessage().contains("(404)")) {
                    break;
                }
            }
        }
        failed("languages", why);
    }

    /** A key that may not read them is refused in a language that the shop has: then that one is known. */
    private List<String> languagesIn(String language) {
        try {
            return active(get(target.in(language), "languages"));
        } catch (RefusedFailure e) {
            if (e.getMessage().contains("(403)")) {
                return List.of(language);
            }
            throw e;
        }
    }

    private String wrongLanguage(List<String> active) {
        return "The shop does not use the language '" + settings.language()
                + "'. Set the connection's language to one of " + String.join(", ", active) + ".";
    }

    /** The default one first. */
    private static List<String> active(Object languages) {
        return (languages instanceof List<?> list ? list : List.of())
                .stream()
                        .map(ShopJson::of)
                        .filter(language -> language.flag("isActive"))
                        .sorted((a, b) -> Boolean.compare(b.flag("isDefault"), a.flag("isDefault")))
                        .map(language -> language.text("code"))
                        .toList();
    }

    private Object get(ShopTarget where, String path) {
        return link.call(where, "GET", path, "", null);
    }

    private void passed(String name, String detail) {
        checks.add(new Check(name, true, detail));
    }

    private void failed(String name, Failure why) {
        checks.add(new Check(name, false, why.getMessage(), why instanceof PassingFailure));
    }

    private void failed(String name, String detail) {
        checks.add(new Check(name, false, detail));
    }
}
