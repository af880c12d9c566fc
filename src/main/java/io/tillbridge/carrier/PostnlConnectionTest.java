package io.tillbridge.carrier;

import io.tillbridge.checkout.Carrier;
import io.tillbridge.checkout.CarrierFault;
import io.tillbridge.checkout.Destination;
import io.tillbridge.checkout.Offers;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionTest;
import io.tillbridge.connection.Credentials;
import io.tillbridge.connection.Postnl;
import io.tillbridge.connection.PostnlSettings;
import io.tillbridge.lightspeed.LightspeedHttp;
import io.tillbridge.order.ShippingSchedule;
import io.tillbridge.order.WorkingDays;
import io.tillbridge.wording.Quantity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The try of a connection of kind {@code postnl}: one question about a postcode of PostNL's own. */
public final class PostnlConnectionTest implements ConnectionTest {
    /** The postbox of PostNL's head office; nobody's home. */
    private static final Destination OFFICE = new Destination("NL", "2500GA");

    private final LightspeedHttp http;
    private final Clock clock;

    public PostnlConnectionTest(LightspeedHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public TestReport test(Connection connection, Credentials credentials) {
        PostnlSettings settings = PostnlSettings.of(connection);
        ShippingSchedule schedule =
                new ShippingSchedule(LocalTime.NOON, ZoneId.of("Europe/Amsterdam"), WorkingDays.mondayToFriday());
        Instant now = clock.instant();
        try {
            Offers offers = new PostnlClient(
                            settings, credentials.get(Postnl.API_KEY).orElse(null), http)
                    .ask(new Carrier.Question(OFFICE, now, schedule.shipsOn(now), schedule));
            String found = Quantity.of(offers.windows().size(), "delivery window") + " and "
                    + Quantity.of(offers.pickupPoints().size(), "pick-up point") + " for postcode " + OFFICE.postcode();
            return new TestReport(
                    true,
                    List.of(
                            new Check("signIn", true, "the key is known at " + settings.baseUrl()),
                            new Check("options", true, found)),
                    Map.of());
        } catch (CarrierFault e) {
            return new TestReport(
                    false, List.of(new Check("signIn", false, e.getMessage(), e.isPassing())), Map.of());
        }
    }
}
