package io.tillbridge.api.resource;

import io.tillbridge.access.Caller;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import io.tillbridge.fault.CallerFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret of the web hook of alerts in a change of the account settings, which is kept apart from them.
 *
 * @param given whether the change says anything of it
 * @param value null takes it away
 */
record HookSecretPatch(boolean given, String value) {
    private static final String NAME = "secret";
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{8,200}");

    /**
     * Takes it out of the change.
     *
     * @throws CallerFault INVALID: when it is no secret
     */
    @SuppressWarnings("unchecked") // a change is JSON: its objects are maps by name
    static HookSecretPatch takenFrom(Map<String, Object> patch, Caller caller) {
        if (!(patch.get("alerts") instanceof Map<?, ?> alerts)
                || !(alerts.get("webhook") instanceof Map<?, ?> webhook)
                || !webhook.containsKey(NAME)) {
            return new HookSecretPatch(false, null);
        }
        if (!caller.handlesSecrets()) {
            throw Problem.forbidden(
                            "You may not set secrets: leave alerts.webhook.secret out, or ask an owner or an admin to set"
                                    + " it",
                            null)
                    .refusal();
        }
        List<FieldFault> faults = new ArrayList<>();
        Fields fields = Fields.of("/alerts/webhook", webhook, List.of("url", NAME), faults);
        Optional<String> secret = fields.secret(NAME, 200);
        if (secret.isPresent() && !FORM.matcher(secret.get()).matches()) {
            fields.fault(NAME, "malformed", "must have 8 to 200 printable ASCII characters without blanks.");
        }
        if (!faults.isEmpty()) {
            throw CallerFault.invalid(faults);
        }
        Map<String, Object> rest = new LinkedHashMap<>((Map<String, Object>) webhook);
        rest.remove(NAME);
        Map<String, Object> around = new LinkedHashMap<>((Map<String, Object>) alerts);
        around.put("webhook", rest);
        patch.put("alerts", around);
        return new HookSecretPatch(true, secret.orElse(null));
    }
}
