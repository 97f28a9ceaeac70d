### A request of a partner is answered: 'ntc answer'.

answer-nothing = nothing was answered
answer-statuses = statuses
answer-refusals = codes
answer-told = { $told } is told the answer to { $id }, by
answer-before = It takes the place of your answer before: { $status }.
