package io.tillbridge.sandbox.cseries;

import java.util.regex.Pattern;

/** {@code GET orders/*}: a method or none for any, and a path where a star is one part and two stars are any rest. */
record CallPattern(String method, Pattern path) {
    static CallPattern of(String text) {
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

    boolean matches(String calledMethod, String calledPath) {
        return (method == null || method.equals(calledMethod))
                && path.matcher(calledPath).matches();
    }
}
