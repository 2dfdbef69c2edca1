"""Eight lines, two references and two systems, for the tests of scores."""

REFERENCE = """The ferry will not sail before Monday because of the storm.
Three of the twelve bakeries in the old town have closed since 2019.
"We never thought that it would come to this," said the mayor.
Tickets cost 14.50 euros, children pay half.
No one was hurt.
The museum shows 230 maps, among them the oldest of the harbour.
Its director, Ms. Okonkwo, calls it a small miracle.
Whoever wants to see them must hurry: the exhibition ends on 3 May.
"""
SECOND = """Because of the storm the ferry does not leave before Monday.
Since 2019, three out of twelve bakeries in the old town have shut.
"It was never thought that things would come to this," the mayor said.
A ticket is 14.50 euros, half that for children.
Nobody was injured.
The museum is showing 230 maps, including the oldest one of the port.
A small miracle, says its director, Ms Okonkwo.
Those who want to see them need to be quick: the show closes on 3 May.
"""
ONE = """The ferry will not go before Monday due to the storm.
Three from the twelve bakeries of the old city are closed since 2019.
"We have never thought it would come so far", said the mayor.
Tickets cost 14.50 euro, children pay the half.
Nobody was hurt.
The museum shows 230 cards, among it the oldest of the harbour.
Its director, Ms. Okonkwo, calls it a little wonder.
Who wants to see them must hurry up: the exhibition ends on 3 May.
"""
TWO = """Before Monday goes the ferry not because storm.
Three of the twelve bakeries in the old town have been closed since 2019.
"Never we thought that it so far comes," the mayor.

No one was hurt.
The museum shows 230 maps, among them the oldest of the harbour.
Director Okonkwo little wonder.
The exhibition ends.
"""
