package io.tillbridge.sandbox.server;

import java.util.regex.Pattern;

/** {@code GET orders/*}: a method or none for any, and a path where a star is one part and two stars are any rest. */
public record CallPattern(String method, Pattern path) {
    public static CallPattern of(String text) {
        int space = text.indexOf(' ');
        String glob = text.substring(space + 1);
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (glob.charAt(i) == '*') {
                regex.append("[^/]+");
            } else {
                regex.append(Pattern.quote(glob.substring(i, i + 1)));
            }
        }
        return new CallPattern(space < 0 ? null : text.substring(0, space), Pattern.compile(regex.toString()));
    }

    public boolean matches(String calledMethod, String calledPath) {
        return (method == null || method.equals(calledMethod))
                && path.matcher(calledPath).matches();
    }
}
