package io.tillbridge.flow.wholesale;

import io.tillbridge.mail.MailMessage;
import io.tillbridge.mail.MailResult;
import io.tillbridge.mail.MailSender;
import io.tillbridge.retailer.Retailer;
import io.tillbridge.retailer.RetailerState;
import io.tillbridge.retailer.Retailers;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.settings.AccountSettings;
import io.tillbridge.settings.Settings;
import io.tillbridge.wording.StepContract;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Sends the mails of one event: to the company when a retailer submits or withdraws an order, else to the retailer. The mail
 * of an event has one Message-ID however often it is sent.
 */
@StepContract(
        name = "wholesaleMail",
        does = "Sends the mails about an order of a retailer",
        needs = "body: an event of the type `wholesale-order.*`",
        leaves = "body as before")
public final class WholesaleMailStep implements Processor {
    private final Settings settings;
    private final Retailers retailers;
    private final MailSender mail;

    public WholesaleMailStep(Settings settings, Retailers retailers, MailSender mail) {
        this.settings = settings;
        this.retailers = retailers;
        this.mail = mail;
    }

    @Override
    public void process(Exchange exchange) {
        Map<?, ?> event = exchange.getMessage().getBody(Map.class);
        if (event == null || !(event.get("type") instanceof String type) || event.get("number") == null) {
            throw new BadDataFailure("This step needs an event as body: put it behind kamelet:hub-events.");
        }
        if (!(event.get("data") instanceof Map<?, ?> order) || order.get("retailerId") == null) {
            return; // the order is gone
        }
        Retailer retailer = retailers
                .find(Long.parseLong(order.get("retailerId").toString()))
                .orElse(null);
        if (retailer == null) {
            return;
        }
        AccountSettings account = settings.find().settings();
        Map<?, ?> changes = event.get("changes") instanceof Map<?, ?> map ? map : Map.of();
        WholesaleMailText text = new WholesaleMailText(type, order, changes, retailer, account.companyName());
        int number = 0;
        for (String address : receivers(type, changes, retailer, account)) {
            send(
                    text.to(address, retailer.state() == RetailerState.APPROVED),
                    "wholesale-" + event.get("number") + "-" + number++);
        }
    }

    private static List<String> receivers(String type, Map<?, ?> changes, Retailer retailer, AccountSettings account) {
        boolean ofRetailer = type.equals("wholesale-order.submitted")
                || (type.equals("wholesale-order.cancelled") && "retailer".equals(changes.get("by")));
        if (ofRetailer) {
            List<String> own = account.wholesale().mailTo();
            return own.isEmpty() ? account.alerts().mailTo() : own;
        }
        // The mail about the last shipment says that the order is complete.
        boolean told = type.equals("wholesale-order.completed") && changes.get("notSent") == null;
        return told || retailer.state() == RetailerState.PENDING ? List.of() : List.of(retailer.email());
    }

    private void send(MailMessage message, String name) {
        String fresh = mail.newMessageId();
        MailResult result = mail.send(message.withMessageId("<" + name + fresh.substring(fresh.indexOf('@'))));
        // Without a mail server it is in the outbox, for a person to send.
        if (!result.sent() && mail.configured()) {
            throw new PassingFailure(result.detail());
        }
    }
}
