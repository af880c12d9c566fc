package io.tillbridge.api;

import io.tillbridge.access.FirstOwner;
import io.tillbridge.access.Invitations;
import io.tillbridge.access.People;
import io.tillbridge.access.Resets;
import io.tillbridge.access.Sessions;

/** What the operations on people call. */
public record PeopleParts(
        People people, Sessions sessions, Invitations invitations, Resets resets, FirstOwner firstOwner) {}
