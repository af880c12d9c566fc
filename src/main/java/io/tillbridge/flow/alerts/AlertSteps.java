package io.tillbridge.flow.alerts;

import io.tillbridge.alert.AlertMessage;
import io.tillbridge.alert.AlertProblem;
import io.tillbridge.alert.Alerts;
import io.tillbridge.mail.MailMessage;
import io.tillbridge.mail.MailResult;
import io.tillbridge.mail.MailSender;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.wording.StepContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of the alert routes by the names that routes give them in {@code process}. {@code alertsUpdate} needs the rows of
 * {@code v_alert_problem} as body; {@code alertsClaim} needs the id of a message as body and sets the variables
 * {@code alert} and {@code channel} ({@code mail}, {@code webhook}, or {@code none} when another node has it), which the
 * others need.
 */
@StepContract(
        name = "alertsUpdate",
        does = "Opens, counts and ends alerts by what is wrong now",
        needs = "body: the rows of `v_alert_problem`",
        leaves = "body as before; messages that are due")
@StepContract(
        name = "alertsDue",
        does = "Finds the messages that are due",
        needs = "nothing",
        leaves = "body: the ids of messages")
@StepContract(
        name = "alertsClaim",
        does = "Takes a message, so that no other node sends it",
        needs = "body: the id of a message",
        leaves = "variable `alert`; `channel`: `mail`, `webhook`, or `none` when another node has it")
@StepContract(
        name = "alertsMail",
        does = "Sends the message by mail",
        needs = "variable `alert`",
        leaves = "body as before")
@StepContract(
        name = "alertsPost",
        does = "Sends the message to the web hook",
        needs = "variable `alert`",
        leaves = "body as before")
@StepContract(
        name = "alertsSent",
        does = "Notes that the message was sent",
        needs = "variable `alert`",
        leaves = "body as before")
@StepContract(
        name = "alertsMissed",
        does = "Notes that the message was not sent, and when it is tried again",
        needs = "variable `alert`; the failure of the route",
        leaves = "body as before")
public final class AlertSteps {
    public static final Set<String> NAMES = Set.of(
            "alertsUpdate", "alertsDue", "alertsClaim", "alertsMail", "alertsPost", "alertsSent", "alertsMissed");

    private static final Logger LOG = LoggerFactory.getLogger(AlertSteps.class);

    private final Alerts alerts;
    private final MailSender mail;
    private final AlertHook hook;

    public AlertSteps(Alerts alerts, MailSender mail, AlertHook hook) {
        this.alerts = alerts;
        this.mail = mail;
        this.hook = hook;
    }

    public Map<String, Processor> byName() {
        return Map.of(
                "alertsUpdate", this::update,
                "alertsDue", exchange -> exchange.getMessage().setBody(alerts.due()),
                "alertsClaim", this::claim,
                "alertsMail", exchange -> mail(message(exchange)),
                "alertsPost", exchange -> hook.post(message(exchange)),
                "alertsSent", exchange -> sent(message(exchange)),
                "alertsMissed", this::missed);
    }

    private void update(Exchange exchange) {
        List<AlertProblem> problems = new ArrayList<>();
        for (Object row : exchange.getMessage().getBody(List.class)) {
            problems.add(AlertProblem.of((Map<?, ?>) row));
        }
        alerts.update(problems);
    }

    private void claim(Exchange exchange) {
        Optional<AlertMessage> claimed = alerts.claim(exchange.getMessage().getBody(Long.class));
        exchange.setVariable("alert", claimed.orElse(null));
        exchange.setVariable(
                "channel", claimed.map(message -> message.channel().text()).orElse("none"));
    }

    private void mail(AlertMessage message) {
        MailResult result = mail.send(new MailMessage(
                        message.target(),
                        message.subject(),
                        List.of(message.content().split("\n\n")),
                        "",
                        List.of())
                .withMessageId(message.messageId()));
        // Without a mail server it is in the outbox, for a person to send.
        if (!result.sent() && mail.configured()) {
            throw new PassingFailure(result.detail());
        }
    }

    private void sent(AlertMessage message) {
        alerts.sent(message);
        LOG.info("Sent by {}: {}", message.channel().text(), message.subject());
    }

    private void missed(Exchange exchange) {
        AlertMessage message = message(exchange);
        Throwable why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        String reason = why == null ? "unknown" : String.valueOf(why.getMessage());
        if (alerts.missed(message, reason)) {
            LOG.warn(
                    "An alert was not sent by {} and is sent again later: {}",
                    message.channel().text(),
                    reason);
        } else {
            LOG.error(
                    "An alert was not sent by {} within three days: {}",
                    message.channel().text(),
                    reason);
        }
    }

    private static AlertMessage message(Exchange exchange) {
        AlertMessage message = exchange.getVariable("alert", AlertMessage.class);
        if (message == null) {
            throw new BadDataFailure(
                    "This step needs the variable alert, which is not set. Put the step alertsClaim before it.");
        }
        return message;
    }
}
